// Links inside the viewer change the address and let Streamlit rerun, instead of loading everything again.
// Without this script they are ordinary links. Nothing here reads data.
if (!window.evigraph) {
  window.evigraph = true;
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a.ev-go, a.ev-study, a.ev-skip");
    if (!link) return;
    event.preventDefault();
    if (link.classList.contains("ev-go")) {
      history.pushState({}, "", link.getAttribute("href"));
      window.dispatchEvent(new PopStateEvent("popstate"));
      if (link.dataset.to) document.getElementById(link.dataset.to)?.scrollIntoView({ block: "start" });
      return;
    }
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView({ block: "start" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  });
}
