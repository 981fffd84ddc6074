// Links inside the viewer change the address and let Streamlit rerun, instead of loading everything again.
// Without this script they are ordinary links. Nothing here reads data.
if (!window.evigraph) {
  window.evigraph = true;
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const menu = event.target.closest?.("button.ev-menu");
    if (menu) {
      menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
      return;
    }
    const link = event.target.closest?.("a.ev-go, a.ev-study, a.ev-skip");
    if (!link) return;
    event.preventDefault();
    if (link.classList.contains("ev-go")) {
      document.querySelector("button.ev-menu")?.setAttribute("aria-expanded", "false");
      history.pushState({}, "", link.getAttribute("href"));
      window.dispatchEvent(new PopStateEvent("popstate"));
      if (link.dataset.to) document.getElementById(link.dataset.to)?.scrollIntoView({ block: "start" });
      return;
    }
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    for (let at = target.closest("details"); at; at = at.parentElement?.closest("details")) at.setAttribute("open", "");
    target.querySelector(":scope > details")?.setAttribute("open", "");
    target.scrollIntoView({ block: "start" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector('button.ev-menu[aria-expanded="true"]');
    if (event.key !== "Escape" || !menu) return;
    menu.setAttribute("aria-expanded", "false");
    menu.focus();
  });
  // What is there to be copied is marked as a whole, by mouse and by key.
  for (const event of ["click", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      if (target.matches?.("input.ev-copy, textarea.ev-copy")) target.select();
    });
  }
}
