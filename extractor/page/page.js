"use strict";
(() => {
  // Everything of a text goes in through textContent; no string is ever read as markup.
  const leaves = JSON.parse(document.getElementById("data").textContent);
  const at = id => document.getElementById(id);
  const MENTIONS = ["quantity", "time", "entity"], KNOWN = ["observation", "ranking", "recognition"];
  const there = new Set(leaves.flatMap(one => one.records.map(r => r.type)));
  const FACTS = [...new Set([...KNOWN, ...there])].filter(type => !MENTIONS.includes(type));
  const TYPES = [...FACTS, ...MENTIONS];
  // where two readings are compared, each record says what became of it
  const COMPARED = leaves.some(one => one.records.some(r => r.change));
  const CHANGES = COMPARED ? ["gained", "lost", "changed"] : [];
  const HEAD = ["type", "subject", "what", "period", "value", "unit", "more",
    ...(COMPARED ? ["was", "change"] : ["text"])];
  document.body.classList.toggle("compared", COMPARED);
  const HIDDEN = new Set(["type", "start", "end", "text", "rule", "evidence", "inherited"]);
  // what stands in a cell of its own, so that all others of a type nobody knows stand in "more"
  const PLACED = new Set([...HIDDEN, "subject", "person", "indicator", "honour", "name", "post",
    "period", "date", "value", "lower", "upper", "unit", "unit_text", "change", "was"]);
  const HINT = at("detail").textContent;
  let leaf, shown = [], picked = -1;
  const on = new Set(COMPARED ? [...TYPES, ...CHANGES] : FACTS);

  function make(tag, text, kind) {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (kind) node.dataset.kind = kind;
    return node;
  }

  function cells(r) {
    const value = r.value ?? (r.lower !== undefined || r.upper !== undefined
      ? `${r.lower ?? ""}–${r.upper ?? ""}` : "");
    const rank = r.position !== undefined && r.upper !== undefined && r.position !== r.upper
      ? `${r.position}–${r.upper}` : r.position ?? r.upper ?? r.kind ?? "";
    const what = r.indicator ?? r.honour ?? r.post ?? r.name ?? r.etype ?? "";
    const more = ![...KNOWN, ...MENTIONS].includes(r.type)
      ? Object.keys(r).filter(key => !PLACED.has(key)).map(key => r[key]).join(" ") : [r.modifier, r.status !== "actual" && r.status, r.measure, r.basis,
      r.versus && `to ${r.versus}`, r.whole && `of ${r.whole}`, r.scope, r.level, r.streak,
      r.count !== undefined && `count ${r.count}`, r.post, r.affiliation].filter(Boolean).join(" ");
    return [r.type, r.subject ?? r.person ?? "", what, r.period ?? r.date ?? "", r.type === "ranking" ? rank : value,
      r.unit ?? "", more, ...(COMPARED ? [r.was ?? "", r.change] : [r.text])].map(String);
  }

  const isOn = r => on.has(r.type) && (!COMPARED || on.has(r.change));

  function spans(r, key) {
    return (r[key] ?? []).filter(part => part.start !== undefined);
  }

  // what is shown of a record where the mouse rests on it: all that a click shows, in short
  function told(r) {
    const from = (r.evidence ?? []).map(e => e.text).join(" · ");
    const lent = (r.inherited ?? []).map(i => `${i.field} ${i.value} from the ${i.source}`).join(", ");
    return [cells(r).filter(Boolean).join(" · "), r.rule && `rule ${r.rule}`, from && `read from ${from}`,
      lent && `inherited ${lent}`].filter(Boolean).join("\n");
  }

  // The text is cut wherever a span begins or ends, so that spans may cross each other.
  function draw() {
    const chars = Array.from(leaf.text), lead = chars.findIndex(c => c.trim());
    const cuts = new Set([0, Math.max(0, lead), chars.length]);
    const opens = new Map(), closes = new Map();
    const put = (map, key, id) => map.has(key) ? map.get(key).push(id) : map.set(key, [id]);
    leaf.records.forEach((r, id) => {
      for (const s of [r, ...spans(r, "evidence"), ...spans(r, "inherited")]) cuts.add(s.start).add(s.end);
      if (r.end > r.start) { put(opens, r.start, id); put(closes, r.end, id); }
    });
    const tables = tablesOf(chars);
    for (const one of tables) cuts.add(one.start).add(one.end);
    const order = [...cuts].filter(n => n <= chars.length).sort((a, b) => a - b);
    const open = new Set();
    let box = at("text"), table;
    box.replaceChildren();
    order.forEach((from, n) => {
      for (const id of closes.get(from) ?? []) open.delete(id);
      for (const id of opens.get(from) ?? []) open.add(id);
      const to = order[n + 1];
      if (to === undefined) return;
      const node = make(open.size ? "mark" : "span", chars.slice(from, to).join(""));
      node.dataset.from = from;
      if (table && from >= table.end) { table = undefined; box = at("text"); }
      if (from === tables[0]?.start) {
        table = tables.shift();
        box = make("div");
        box.className = "table";
        box.style.tabSize = `${table.width}em`;
        at("text").append(box);
      }
      node.hidden = to <= lead;  // the page begins where the words do
      if (open.size) node.ids = [...open].sort((a, b) =>
        TYPES.indexOf(leaf.records[a].type) - TYPES.indexOf(leaf.records[b].type) || a - b);
      box.append(node);
    });
  }

  // Lines of cells, as the tables of a document are kept: they are not broken, and their cells stand below each other.
  function tablesOf(chars) {
    const found = [];
    let start = 0;
    for (const line of chars.join("").split("\n")) {
      const end = Math.min(start + Array.from(line).length + 1, chars.length);
      if (line.includes("\t")) {
        const wide = cell => Array.from(cell).reduce((sum, one) => sum + (one.codePointAt(0) < 0x2e80 ? .65 : 1), 0);
        const width = Math.min(12, Math.max(...line.split("\t").map(wide)) + 1), last = found.at(-1);
        if (last?.end === start) { last.end = end; last.width = Math.max(last.width, width); }
        else found.push({start, end, width});
      }
      start = end;
    }
    return found;
  }

  // a number as people read it; what is copied stays as it is
  const grouped = cell => cell.replace(/(?<![\d.])\d{5,}(?=\.|$|–)/g, digits => digits.replace(/\B(?=(\d{3})+$)/g, ","));
  const pieces = () => at("text").querySelectorAll("[data-from]");

  function colour() {
    for (const node of pieces()) {
      if (!node.ids) continue;
      node.live = node.ids.filter(id => isOn(leaf.records[id]));
      const top = leaf.records[node.live[0]];
      node.className = top ? (FACTS.includes(top.type) ? "fact" : "") : "off";
      delete node.dataset.change;
      if (top?.change) node.dataset.change = top.change;
      if (top) { node.dataset.kind = top.type; node.title = node.live.map(id => told(leaf.records[id])).join("\n\n"); }
      else { delete node.dataset.kind; node.removeAttribute("title"); }
      node.tabIndex = top ? 0 : -1;
    }
  }

  function list() {
    const words = at("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = leaf.records.map((r, id) => id).filter(id => {
      const r = leaf.records[id], line = [...cells(r), r.rule].join(" ").toLowerCase();
      return isOn(r) && words.every(word => line.includes(word));
    }).sort((a, b) => TYPES.indexOf(leaf.records[a].type) - TYPES.indexOf(leaf.records[b].type) || a - b);
    at("rows").replaceChildren(...shown.map(id => {
      const r = leaf.records[id], row = make("tr", undefined, r.type);
      row.dataset.id = id;
      if (r.change) row.dataset.change = r.change;
      row.tabIndex = 0;
      cells(r).forEach((cell, n) => {
        const node = make("td", n === 4 ? grouped(cell) : cell);
        if (n === 4) node.className = "number";
        row.append(node);
      });
      return row;
    }));
    at("said").textContent = `${shown.length} of ${leaf.records.length} records`;
  }

  function pair(box, name, value) { box.append(make("dt", name), make("dd", value)); }

  function detail(r) {
    const box = at("detail"), all = make("dl");
    box.replaceChildren(make("strong", `${r.type}: ${r.text}`), all);
    for (const [key, value] of Object.entries(r)) if (!HIDDEN.has(key)) pair(all, key, String(value));
    pair(all, "rule", r.rule ?? "");
    pair(all, "span", `${r.start}–${r.end}`);
    for (const e of r.evidence ?? []) pair(all, "evidence", `${e.role}: ${e.text} (${e.start}–${e.end})`);
    for (const i of r.inherited ?? [])
      pair(all, "inherited", `${i.field}: ${i.value}, from the ${i.source}` +
        (i.start === undefined ? "" : ` (${i.start}–${i.end})`));
  }

  // in the archive browser: where this fact is marked, by its place among the facts of the text
  function marking(r) {
    const number = leaf.records.filter(one => FACTS.includes(one.type))
      .sort((a, b) => a.start - b.start || a.end - b.end).indexOf(r);
    if (!leaf.marking || number < 0) return;
    const link = make("a", r.mark ? `marked ${r.mark}: change it` : "right, wrong, or edit it");
    link.href = `${leaf.marking}#fact-${number}`;
    at("detail").append(link);
  }

  function hint() {
    at("detail").textContent = leaf.records.length ? HINT : "Nothing was read from this text.";
  }

  function pick(id, scroll) {
    picked = id;
    const r = leaf.records[id];
    const inside = (n, parts) => parts.some(p => n >= p.start && n < p.end);
    for (const node of pieces()) {
      const n = Number(node.dataset.from);
      node.classList.toggle("picked", !!r && inside(n, [r]));
      node.classList.toggle("evidence", !!r && inside(n, spans(r, "evidence")));
      node.classList.toggle("inherited", !!r && inside(n, spans(r, "inherited")));
    }
    for (const row of at("rows").children) row.classList.toggle("picked", Number(row.dataset.id) === id);
    if (!r) return hint();
    detail(r);
    marking(r);
    if (scroll !== "text") document.querySelector("#text .picked")?.scrollIntoView({block: "center"});
    if (scroll !== "row") document.querySelector("#rows .picked")?.scrollIntoView({block: "nearest"});
  }

  // A spreadsheet takes a cell that begins with one of these for a formula, but for numbers.
  const safe = cell => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d[\d,]*(\.\d+)?%?$/.test(cell) ? `'${cell}` : cell;
  const flat = cell => cell.replace(/\s+/g, " ");

  function copied(form) {
    const rows = [HEAD, ...shown.map(id => cells(leaf.records[id]))].map(row => row.map(flat));
    if (form === "tsv") return rows.map(row => row.map(safe).join("\t")).join("\n") + "\n";
    const line = row => `| ${row.map(c => c.replace(/[\\|<>&`*_\[\]]/g, "\\$&")).join(" | ")} |`;
    return [line(rows[0]), `|${" --- |".repeat(HEAD.length)}`, ...rows.slice(1).map(line)].join("\n") + "\n";
  }

  function copy(form) {
    const area = make("textarea", copied(form));
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");  // works from a file, where the clipboard API may not
    area.remove();
    at("said").textContent = done ? `copied ${shown.length} records` : "could not copy";
  }

  function show(n) {
    leaf = leaves[n] ?? {name: "", title: null, date: null, text: "", records: []};
    at("back").hidden = !leaf.back;
    if (leaf.back) at("back").href = leaf.back;
    at("title").textContent = leaf.title || leaf.name;
    at("about").textContent = [leaf.title && leaf.name, leaf.date].filter(Boolean).join(" · ");
    hint();
    draw(); colour(); list();
  }

  function step(by) {
    const place = Math.min(shown.length - 1, Math.max(0, shown.indexOf(picked) + by));
    if (shown.length) pick(shown[place]);
  }

  function chosen(event) {
    const mark = event.target.closest("mark"), row = event.target.closest("tr[data-id]");
    if (mark?.live?.length) pick(mark.live[(mark.live.indexOf(picked) + 1) % mark.live.length], "text");
    else if (row) pick(Number(row.dataset.id), "row");
  }

  for (const kind of [...CHANGES, ...TYPES]) {
    const label = make("label", undefined, kind), box = make("input");
    box.type = "checkbox";
    box.checked = on.has(kind);
    box.addEventListener("change", () => { box.checked ? on.add(kind) : on.delete(kind); colour(); list(); });
    label.append(box, ` ${kind}`);
    at("types").append(label);
  }
  leaves.forEach((one, n) => { const option = make("option", one.title || one.name); option.value = n; at("leaf").append(option); });
  at("leaf").hidden = leaves.length < 2;
  at("leaf").addEventListener("change", () => { picked = -1; show(Number(at("leaf").value)); });
  at("head").append(make("tr"));
  HEAD.forEach(name => at("head").firstChild.append(make("th", name)));
  at("filter").addEventListener("input", list);
  at("tsv").addEventListener("click", () => copy("tsv"));
  at("markdown").addEventListener("click", () => copy("markdown"));
  document.addEventListener("click", chosen);
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") { at("filter").value = ""; list(); pick(-1); document.activeElement?.blur(); return; }
    if (event.target.matches("input, select, button") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") chosen(event);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); at("filter").focus(); }
  });
  show(0);
  // #at=22: the fact (or else the mention) that begins there
  const wanted = Number(/^#at=(\d+)$/.exec(location.hash)?.[1] ?? -1);
  const first = leaf.records.findIndex(r => r.start === wanted && FACTS.includes(r.type));
  if (first >= 0) pick(first);
})();
