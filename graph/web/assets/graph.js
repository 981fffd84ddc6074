/* The whole network: vis-network draws the marks at the places that are given; boxes filter, a tap tells. */
(() => {
  "use strict";
  const told = JSON.parse(document.getElementById("graph").textContent);
  const {options, looks} = window.evigraphWhole;
  const stage = document.getElementById("stage"), status = document.getElementById("told"), filters = document.getElementById("filters");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const small = new Set(["study", "cell", "mechanism", "outcome"]);
  const evidence = new Set(["supports", "disputes", "inconclusive", "mixed", "context"]);
  const quiet = new Set(["context", "measures", "about", "speaks-of", "gave", "kind-of"]);
  // Lines that say the most are seen first; the rest come with the neighbourhood that a reader asks for.
  const dashes = {disputes: [6, 4], inconclusive: [2, 4], mixed: [8, 3, 2, 3], "tested-later-in": [10, 3]};

  const around = (id) => {
    const ids = new Set([id]);
    for (const [from, to] of told.edges) {
      if (from === id) { ids.add(to); }
      if (to === id) { ids.add(from); }
    }
    // A study of the neighbourhood is followed to the later, better study that tried the same.
    for (const [from, to, tie] of told.edges) { if (tie === "tested-later-in" && ids.has(from)) { ids.add(to); } }
    return ids;
  };
  let near = told.focus === null ? null : around(told.focus);

  const ink = () => dark.matches ? "#e8e8e8" : "#222222";
  const ground = () => dark.matches ? "#121212" : "#ffffff";
  const coloured = (mark, faint) => {
    const own = looks[["cell", "mechanism", "outcome"].includes(mark.sort) ? "statements" : mark.footing][dark.matches ? 1 : 0];
    const hollow = mark.sort === "study" || mark.footing === "nothing";
    const colour = {border: own, background: hollow ? ground() : own};
    return {color: {...colour, highlight: {border: ink(), background: colour.background}, hover: {border: ink(), background: colour.background}}, opacity: faint ? 0.12 : 1};
  };
  const node = (one) => {
    const mark = told.marks[one.id], faint = near !== null && !near.has(one.id);
    const title = [one.title, ...mark.told].join("\n");
    const box = document.createElement("div");
    for (const line of title.split("\n")) { box.append(Object.assign(document.createElement("div"), {textContent: line})); }
    return {...one, title: box, label: mark.retracted ? "×" : undefined, font: {color: ink(), size: 18, vadjust: -24}, size: small.has(mark.sort) ? 8 : 11, ...(one.shape === "box" ? {label: " ", widthConstraint: 14, heightConstraint: 8, font: {size: 4}} : {}), ...coloured(mark, faint)};
  };
  const edge = ([from, to, tie], id) => {
    const here = told.focus !== null && (from === told.focus || to === told.focus || (tie === "tested-later-in" && near.has(from) && near.has(to)));
    const faint = near !== null && !here;
    return {id, from, to, title: told.ties[tie], dashes: dashes[tie] || false, width: here ? 2 : 1, hidden: faint || (!here && quiet.has(tie)), color: {color: dark.matches ? "#777777" : "#999999", highlight: ink(), hover: ink(), opacity: here ? 1 : 0.5}};
  };

  const nodes = new vis.DataSet(told.nodes.map(node)), edges = new vis.DataSet(told.edges.map(edge));
  // The wheel scrolls the page around the picture; two fingers may zoom it.
  options.interaction.zoomView = matchMedia("(pointer: coarse)").matches;
  const network = new vis.Network(stage, {nodes, edges}, options);
  network.on("beforeDrawing", (context) => {
    context.fillStyle = ink();
    for (const head of told.heads) {
      context.textAlign = "center";
      context.font = "600 22px system-ui, sans-serif";
      context.fillText(head.words, head.x, head.y - 28);
      context.font = "18px system-ui, sans-serif";
      context.fillText(head.counts, head.x, head.y);
    }
    context.textAlign = "right";
    context.font = "600 22px system-ui, sans-serif";
    for (const row of told.rows) { context.fillText(row.words, row.x, row.y + 8); }
  });

  const fit = () => {
    const ids = near === null ? told.nodes.map(({id}) => id) : [...near];
    const xs = ids.map((id) => told.nodes[id].x), ys = ids.map((id) => told.nodes[id].y);
    // The names of rows and columns stand outside of the marks.
    if (near === null) { xs.push(told.rows[0].x - 130); ys.push(Math.min(...told.heads.map((head) => head.y)) - 50); }
    const left = Math.min(...xs) - 30, right = Math.max(...xs) + 30, top = Math.min(...ys) - 30, bottom = Math.max(...ys) + 30;
    const scale = Math.min(1.1, stage.clientWidth / (right - left), stage.clientHeight / (bottom - top));
    network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale});
  };
  const bar = document.createElement("div");
  bar.className = "bar";
  const press = (name, sign, act) => {
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: sign, title: told.words[name]});
    button.setAttribute("aria-label", told.words[name]);
    button.addEventListener("click", act);
    bar.append(button);
  };
  press("larger", "+", () => network.moveTo({scale: network.getScale() * 1.4}));
  press("smaller", "−", () => network.moveTo({scale: network.getScale() / 1.4}));
  press("fit", "⤢", fit);
  stage.append(bar);

  const tell = (id) => {
    const mark = told.marks[id];
    const open = Object.assign(document.createElement("a"), {href: root + mark.opens, target: "_top", textContent: told.words.open});
    const beside = Object.assign(document.createElement("a"), {href: root + mark.around, textContent: told.words.neighbours});
    const name = document.createElement("p"), more = document.createElement("p"), links = document.createElement("p");
    name.append(Object.assign(document.createElement("b"), {textContent: told.nodes[id].title}));
    more.textContent = mark.told.join(" · ");
    links.append(open, beside);
    status.replaceChildren(name, more, links);
  };
  // The path before ours, where the site stands below another address.
  const root = new URL(document.querySelector("form[role=search]").action).pathname.replace(/\/graph$/, "");
  network.on("selectNode", ({nodes: [id]}) => tell(id));
  status.textContent = told.words.tap;

  const choose = () => {
    const on = (name) => new Set([...filters.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
    const sorts = on("sort"), columns = on("column"), ties = on("tie");
    nodes.update(told.nodes.map(({id}) => {
      const mark = told.marks[id];
      return {id, hidden: !sorts.has(mark.sort) || !columns.has(String(mark.column))};
    }));
    edges.update(told.edges.map((one, id) => ({id, hidden: edge(one, id).hidden || (evidence.has(one[2]) && !ties.has(one[2]))})));
  };
  filters.hidden = false;
  filters.addEventListener("change", choose);
  dark.addEventListener("change", () => { nodes.update(told.nodes.map(node)); choose(); });
  fit();
  window.evigraphDrawn = {network, nodes, edges};
  network.once("afterDrawing", () => document.documentElement.dataset.drawn = "1");
})();
