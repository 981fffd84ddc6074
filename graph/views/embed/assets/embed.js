// <evi-claim id="C21" lang="en|zh" theme="light|dark" form="badge|card|page">: a claim in anybody's page.
// Nothing here is an inline style or script, so that a host's strict policy need only name our origin
// (script-src, img-src, frame-src). Without script, what stands inside the element is shown.
(() => {
  "use strict";
  const home = new URL(".", document.currentScript.src);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:inline-block;max-width:100%;vertical-align:middle}" +
    ":host([hidden]){display:none}" +
    ":host([form=card]),:host([form=page]){display:block}" +
    "img{display:block;height:24px;max-width:100%}" +
    "iframe{display:block;width:100%;border:0;height:640px}" +
    ":host([form=card]) iframe{height:320px}"
  );
  const made = (name, given) => Object.assign(document.createElement(name), given);

  class EviClaim extends HTMLElement {
    static observedAttributes = ["id", "lang", "theme", "form"];

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() { this.draw(); }

    attributeChangedCallback() { if (this.isConnected) this.draw(); }

    draw() {
      const id = encodeURIComponent(this.id);
      const asked = this.getAttribute("lang") || document.documentElement.lang;
      const lang = /^zh\b/i.test(asked) ? "zh" : "en";
      const form = this.getAttribute("form");
      // Our sign has no address without an id: what the host wrote inside stays.
      if (!id || id === "." || id === "..") return this.shadowRoot.replaceChildren(made("slot"));
      this.shadowRoot.replaceChildren(form === "card" || form === "page" ? this.frame(id, lang) : this.badge(id, lang));
    }

    badge(id, lang) {
      const dark = this.getAttribute("theme") === "dark" ? "&theme=dark" : "";
      const link = made("a", { href: new URL(`claim/${id}?lang=${lang}`, home), target: "_blank", rel: "noopener" });
      const image = made("img", { alt: this.textContent.trim() || this.id });
      image.addEventListener("error", () => this.shadowRoot.replaceChildren(made("slot")));
      image.src = new URL(`badge/${id}.svg?lang=${lang}${dark}`, home);
      link.append(image);
      return link;
    }

    frame(id, lang) {
      const frame = made("iframe", { title: this.textContent.trim() || this.id, loading: "lazy" });
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      frame.src = new URL(`embed/${lang}/claim/${id}.html`, home);
      return frame;
    }
  }

  // A page may load this twice; a name can be given once.
  if (!customElements.get("evi-claim")) customElements.define("evi-claim", EviClaim);

  addEventListener("message", (event) => {
    if (event.data?.type !== "evigraph:height") return;
    for (const host of document.querySelectorAll("evi-claim[form=page]")) {
      const frame = host.shadowRoot.querySelector("iframe");
      // Set through the object model, which a policy against inline styles allows; bounded, and no number of a stranger's.
      if (frame?.contentWindow === event.source) frame.style.height = `${Math.min(Number(event.data.height) || 640, 6000)}px`;
    }
  });
})();
