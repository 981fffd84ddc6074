/* The interactive picture: vis-network with the places, shapes and colours of the drawing that is on the page already. */
window.evigraphPicture = () => {
  "use strict";
  const figure = document.getElementById("figure"), button = document.getElementById("open");
  const told = JSON.parse(document.getElementById("picture").textContent);
  const {options} = window.evigraphShared, words = window.evigraphShared.words[document.documentElement.lang];
  const drawing = [...figure.querySelectorAll(":scope > svg[viewBox]")].find((svg) => getComputedStyle(svg).display !== "none");
  const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  const marks = new Map([...drawing.querySelectorAll("[data-n]")].map((mark) => [mark.dataset.n, mark]));

  // Everything is painted from the drawing, so that there is one look and one set of places.
  const number = (element, name) => parseFloat(element.getAttribute(name)) || 0;
  const stroked = (ctx, style, path) => {
    if (style.fill !== "none") { ctx.fillStyle = style.fill; ctx.fill(path); }
    if (style.stroke === "none") { return; }
    ctx.strokeStyle = style.stroke;
    ctx.lineWidth = parseFloat(style.strokeWidth);
    ctx.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat));
    ctx.stroke(path);
    ctx.setLineDash([]);
  };
  const paint = (ctx, element) => {
    const style = getComputedStyle(element), kind = element.tagName;
    ctx.save();
    if (kind === "g" || kind === "a") {
      const moved = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(element.getAttribute("transform") || "");
      if (moved) { ctx.translate(Number(moved[1]), Number(moved[2])); }
      for (const child of element.children) { paint(ctx, child); }
    } else if (kind === "use") {
      ctx.translate(number(element, "x"), number(element, "y"));
      const colour = style.getPropertyValue("--c");
      for (const child of document.querySelector(element.getAttribute("href")).children) {
        const own = getComputedStyle(child), filled = child.classList.contains("f");
        stroked(ctx, {fill: filled ? colour : "none", stroke: own.stroke, strokeWidth: own.strokeWidth, strokeDasharray: "none"}, new Path2D(child.getAttribute("d")));
      }
    } else if (kind === "text") {
      ctx.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      ctx.fillStyle = style.fill;
      ctx.textAlign = style.textAnchor === "end" ? "right" : style.textAnchor === "middle" ? "center" : "left";
      ctx.textBaseline = "alphabetic";
      ctx.fillText(element.textContent, number(element, "x"), number(element, "y"));
    } else {
      const path = new Path2D(element.getAttribute("d") || undefined);
      if (kind === "rect") { path.roundRect(number(element, "x"), number(element, "y"), number(element, "width"), number(element, "height"), number(element, "rx")); }
      if (kind === "circle") { path.arc(number(element, "cx"), number(element, "cy"), number(element, "r"), 0, 7); }
      stroked(ctx, style, path);
    }
    ctx.restore();
  };

  // Measured while the drawing is still shown: what is hidden has no extent.
  const extents = told.nodes.map((_, at) => {
    const mark = marks.get(String(at)), box = mark.getBBox(), use = mark.querySelector("use");
    const isSubject = mark.classList.contains("m");
    const x = isSubject ? box.x + box.width / 2 : number(use, "x"), y = isSubject ? box.y + box.height / 2 : number(use, "y");
    return {x, y, left: x - box.x, right: box.x + box.width - x, half: Math.max(y - box.y, box.y + box.height - y)};
  });

  const stage = document.createElement("div"), bar = document.createElement("div"), reach = document.createElement("ul");
  const keys = document.createElement("p");
  stage.className = "stage"; bar.className = "bar"; reach.className = "reach";
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  stage.setAttribute("aria-label", drawing.getAttribute("aria-label"));
  keys.textContent = words.keys;
  drawing.before(bar, stage, reach, keys);
  stage.style.height = Math.min(innerHeight > 300 ? 900 : 600, drawing.getBoundingClientRect().height) + "px";
  drawing.style.display = "none";
  button.hidden = true;

  const placed = new Map();
  const nodes = told.nodes.map((node, at) => {
    const mark = marks.get(String(at));
    const {x, y, left, right, half} = extents[at];
    placed.set(node.id, {x, y, address: mark.getAttribute("href"), said: [...mark.querySelectorAll(".s")].map((part) => part.textContent).join(" ")});
    return {...node, x, y, ctxRenderer: ({ctx, selected, hover, state}) => ({
      drawNode() {
        if (selected || hover || (state && (state.selected || state.hover))) {
          ctx.save();
          ctx.strokeStyle = getComputedStyle(document.body).color;
          ctx.lineWidth = 2;
          ctx.strokeRect(x - left - 3, y - half - 3, left + right + 6, 2 * half + 6);
          ctx.restore();
        }
        paint(ctx, mark);
      },
      nodeDimensions: {width: 2 * Math.max(left, right), height: 2 * half},
    })};
  });
  // A finger scrolls the page around the picture; a mouse may drag it.
  const fine = matchMedia("(pointer: fine)").matches;
  const network = new vis.Network(stage, {nodes: new vis.DataSet(nodes), edges: new vis.DataSet(told.edges)}, {
    ...options, interaction: {...options.interaction, dragView: fine},
  });
  if (!fine) { stage.querySelectorAll("*").forEach((part) => { part.style.touchAction = "pan-y pinch-zoom"; }); }
  network.on("beforeDrawing", (ctx) => drawing.querySelectorAll(":scope > .p, :scope > .r, :scope > .s, :scope > .e, :scope > .b").forEach((part) => paint(ctx, part)));

  const fit = () => {
    const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height);
    if (scale > 0) { network.moveTo({position: {x: width / 2, y: height / 2}, scale}); }
  };
  const zoom = (by) => network.moveTo({scale: Math.min(4, Math.max(0.2, network.getScale() * by))});
  const pan = (x, y) => { const at = network.getViewPosition(), step = 60 / network.getScale(); network.moveTo({position: {x: at.x + x * step, y: at.y + y * step}}); };
  const colours = matchMedia("(prefers-color-scheme: dark)"), redraw = () => network.redraw();
  const close = () => {
    colours.removeEventListener("change", redraw);
    network.destroy();
    for (const part of [bar, stage, reach, keys]) { part.remove(); }
    drawing.style.display = "";
    button.hidden = false;
    button.focus();
  };
  const act = {ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": fit, Escape: close};
  for (const [name, doing] of [[words.fit, fit], [words.larger, () => zoom(1.25)], [words.smaller, () => zoom(0.8)], [words.close, close]]) {
    const control = document.createElement("button");
    control.type = "button";
    control.textContent = name;
    control.addEventListener("click", doing);
    bar.append(control);
  }
  for (const node of nodes) {
    const item = document.createElement("li"), link = document.createElement("a"), {x, y, address, said} = placed.get(node.id);
    link.textContent = `${node.title} ${said}`;
    if (address) { link.href = address; } else { link.tabIndex = 0; }
    link.addEventListener("focus", () => { network.selectNodes([node.id]); network.moveTo({position: {x, y}}); });
    item.append(link);
    reach.append(item);
  }
  const listen = (event) => {
    const doing = !event.ctrlKey && !event.metaKey && !event.altKey && act[event.key];
    if (doing) { event.preventDefault(); doing(); }
  };
  for (const part of [stage, bar, reach]) { part.addEventListener("keydown", listen); }
  network.on("click", ({nodes: [chosen]}) => { const found = placed.get(chosen); if (found && found.address) { location.href = found.address; } });
  network.on("hoverNode", ({node}) => { stage.style.cursor = placed.get(node).address ? "pointer" : ""; });
  network.on("blurNode", () => { stage.style.cursor = ""; });
  colours.addEventListener("change", redraw);
  network.on("resize", fit);
  fit();
  stage.dataset.ready = "yes";
  stage.focus();
};
