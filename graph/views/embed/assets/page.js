(() => {
  "use strict";
  const page = document.documentElement, open = document.getElementById("open");
  const load = (name, done) => {
    const script = document.createElement("script");
    script.src = page.dataset.root + name;
    script.onload = () => done(true);
    script.onerror = () => done(false);
    document.head.append(script);
  };
  // The host may want to know how high the page is; there is nothing secret in that, so any host is told.
  const tell = () => parent.postMessage({type: "evigraph:height", height: Math.ceil(page.getBoundingClientRect().height)}, "*");
  if (parent !== window) {
    new ResizeObserver(tell).observe(page);
    addEventListener("load", tell);
  }
  // A script and not a fetch: it may be read from a sandboxed frame and from a file as well.
  window.evigraphLatest = (version) => { document.getElementById("newer").hidden = version === page.dataset.version; };
  load("latest.js", () => {});
  open.hidden = false;
  open.addEventListener("click", () => {
    if (window.evigraphPicture) { window.evigraphPicture(); return; }
    open.disabled = true;
    load("assets/" + open.dataset.script, (loaded) => {
      open.disabled = false;
      if (loaded) { window.evigraphPicture(); } else { open.textContent = open.dataset.failed; }
    });
  });
})();
