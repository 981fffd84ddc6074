// The page around the editor: the examples, and an editor that asks this endpoint only.
"use strict";
(() => {
  const place = document.getElementById("editor");
  const page = JSON.parse(document.getElementById("page").textContent);
  const endpoint = new URL(page.endpoint, location.href).href;
  // The editor clears the fragment when it starts.
  const wanted = location.hash;
  const first = page.examples.length ? page.examples[0].query : "SELECT * WHERE { ?s ?p ?o } LIMIT 20";
  Yasgui.Yasqe.defaults.value = first;
  // No list of prefixes is fetched from another site.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  // Why an answer may be empty stands in a header, which the editor does not show.
  const told = document.getElementById("hint");
  const ask = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    const reply = await ask(...asked);
    const hint = reply.headers.get("Evigraph-Hint");
    told.hidden = !hint;
    told.textContent = hint ? page.hint + hint : "";
    return reply;
  };
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    persistenceId: "evigraph" + endpoint,
    autofocus: false,
  });
  for (const button of document.querySelectorAll(".examples button")) {
    button.addEventListener("click", () => {
      const example = page.examples[Number(button.dataset.number)];
      const tab = yasgui.addTab(true, { ...yasgui.config, name: example.title, requestConfig: { endpoint, method: "POST" } });
      tab.setQuery(example.query);
      place.scrollIntoView({ block: "start" });
      tab.query();
    });
  }
  // /query#name opens the question of that name.
  const named = page.examples.findIndex((example) => `#${example.name}` === wanted);
  if (named >= 0) document.querySelector(`.examples button[data-number="${named}"]`)?.click();
  document.documentElement.dataset.ready = "yes";
})();
