"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const SEVERITIES = ["critical", "major", "minor", "neutral"];
  const STORE = "aligner review: ";
  const MOST_ON_MAP = 5000;
  const LONGEST = 2000;

  const whole = (number) => number.toLocaleString("en");

  const docs = new Map(all(".doc").map((el) => [el.id.slice(1), { el, name: el.dataset.name, items: [] }]));
  const rows = new Map(all("#overview tbody tr").map((el) => [el.dataset.d, el]));
  const items = all(".card").map((el) => {
    const [doc, number] = el.id.slice(1).split("-");
    const severity = SEVERITIES.find((each) => el.classList.contains(each));
    const item = { el, id: el.id.slice(1), doc, number, severity, rule: el.dataset.r, category: el.dataset.k, fingerprint: el.dataset.f, shown: true, text: null };
    docs.get(doc).items.push(item);
    return item;
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  const groups = new Map(all(".group").map((el) => [el.dataset.d, el]));
  const decisions = new Map();
  let current = null;
  let open = docs.keys().next().value;
  let stored = true;
  let saved = true;

  /* ---- decisions: by document and fingerprint */

  const keyOf = (item) => docs.get(item.doc).name + "\n" + item.fingerprint;
  const decided = (item) => decisions.get(keyOf(item)) || null;
  const known = new Map(items.map((item) => [keyOf(item), item]));
  const byFingerprint = new Map(items.map((item) => [item.fingerprint, item]));

  const asText = (value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");

  function valid(entry) {
    return entry !== null && typeof entry === "object" && typeof entry.fingerprint === "string" && typeof entry.document === "string";
  }

  function take(entry) {
    if (!valid(entry)) return null;
    const made = { document: entry.document, rule: asText(entry.rule), fingerprint: entry.fingerprint, decision: ["accept", "ignore"].includes(entry.decision) ? entry.decision : "", reason: asText(entry.reason), note: asText(entry.note), excerpt: asText(entry.excerpt) };
    if (!made.decision && !made.note) return null;
    let key = made.document + "\n" + made.fingerprint;
    let item = known.get(key);
    if (!item && (item = byFingerprint.get(made.fingerprint))) {
      key = keyOf(item);
      made.document = docs.get(item.doc).name;
    }
    decisions.set(key, made);
    return item || made;
  }

  function load() {
    for (const doc of docs.values()) {
      try {
        const kept = JSON.parse(localStorage.getItem(STORE + doc.name) || "[]");
        if (Array.isArray(kept)) kept.forEach(take);
      } catch (error) {
        if (!(error instanceof SyntaxError)) stored = false;
      }
    }
    if (!stored) warn("This browser keeps nothing for this page: export the decisions before you close it.");
  }

  function keep(name) {
    saved = false;
    try {
      localStorage.setItem(STORE + name, JSON.stringify([...decisions.values()].filter((each) => each.document === name)));
    } catch {
      if (stored) warn("This browser keeps nothing for this page: export the decisions before you close it.");
      stored = false;
    }
  }

  function warn(text) {
    $("warning").textContent = text;
    $("warning").hidden = false;
  }

  function decide(item, change) {
    const old = decided(item) || { decision: "", reason: "", note: "" };
    const made = { document: docs.get(item.doc).name, rule: item.rule, fingerprint: item.fingerprint, decision: old.decision, reason: old.reason, note: old.note, excerpt: item.el.querySelector("q").textContent, ...change };
    if (made.decision || made.note) decisions.set(keyOf(item), made);
    else decisions.delete(keyOf(item));
    keep(made.document);
    tag(item);
    tell();
  }

  function tag(item) {
    const made = decided(item);
    item.el.querySelector(".tag")?.remove();
    item.el.classList.toggle("done", Boolean(made?.decision));
    if (!made) return;
    const line = document.createElement("p");
    line.className = "tag";
    const said = document.createElement("b");
    said.textContent = { accept: "accepted", ignore: "ignored" }[made.decision] || "note";
    line.append(said, " ", [made.reason, made.note].filter(Boolean).join(" · "));
    item.el.append(line);
  }

  function tell() {
    const made = items.map(decided);
    const count = (name) => made.filter((each) => each?.decision === name).length;
    const [accepted, ignored] = [count("accept"), count("ignore")];
    $("progress").textContent = items.length ? `${whole(accepted + ignored)} of ${whole(items.length)} decided` + (accepted + ignored ? ` (${accepted} accepted, ${ignored} ignored)` : "") : "";
    for (const [id, row] of rows) {
      const own = docs.get(id).items;
      const number = own.filter((item) => decided(item)?.decision).length;
      row.dataset.done = number;
      row.querySelector(".done").textContent = own.length ? `${number}/${own.length}` : "·";
    }
  }

  function exported() {
    const made = [...decisions.values()];
    const file = { version: 1, tool: "aligner", decisions: made.filter((each) => each.decision) };
    const notes = made.filter((each) => !each.decision).map(({ decision, reason, ...rest }) => rest);
    return JSON.stringify(notes.length ? { ...file, notes } : file, null, 1) + "\n";
  }

  $("export").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
    link.download = "decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    saved = true;
    say(`${[...decisions.values()].filter((each) => each.decision).length} decisions exported.`);
  });

  $("import").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", async () => {
    const [file] = $("file").files;
    $("file").value = "";
    if (!file) return;
    try {
      const read = JSON.parse(await file.text());
      if (read?.version !== 1 || !Array.isArray(read.decisions)) throw new SyntaxError();
      const taken = [...read.decisions, ...(Array.isArray(read.notes) ? read.notes : [])].map(take).filter(Boolean);
      const found = taken.filter((each) => each.el);
      [...docs.values()].forEach((doc) => keep(doc.name));
      items.forEach(tag);
      tell();
      filter();
      say(`${found.length} decisions taken in` + (taken.length > found.length ? `, ${taken.length - found.length} for issues that are no longer here.` : "."));
    } catch {
      say("This is no file of decisions.");
    }
  });

  addEventListener("beforeunload", (event) => {
    if (!stored && !saved) event.preventDefault();
  });

  function say(text) {
    $("now").textContent = text;
  }

  /* ---- filters */

  const controls = { find: $("find"), decided: $("f-decided"), rule: $("f-rule"), category: $("f-category"), document: $("f-document") };

  function fill(select, values) {
    const counts = new Map();
    values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    for (const [value, number] of [...counts].sort(([a], [b]) => a.localeCompare(b))) {
      const option = new Option(`${value} (${number})`, value);
      select.append(option);
    }
  }
  fill(controls.rule, items.map((item) => item.rule));
  fill(controls.category, items.map((item) => item.category));
  if (controls.document) for (const [id, doc] of docs) if (doc.items.length) controls.document.append(new Option(`${doc.name} (${doc.items.length})`, id));

  function passes(item, wanted) {
    if (!wanted.severities.has(item.severity)) return false;
    if (wanted.rule && item.rule !== wanted.rule) return false;
    if (wanted.category && item.category !== wanted.category) return false;
    if (wanted.document && item.doc !== wanted.document) return false;
    if (wanted.decided) {
      const made = decided(item);
      const state = made?.decision || "open";
      const fits = { open: state === "open", decided: state !== "open", accept: state === "accept", ignore: state === "ignore", note: Boolean(made?.note) }[wanted.decided];
      if (!fits) return false;
    }
    if (!wanted.find) return true;
    item.text ??= item.el.textContent.toLowerCase();
    const note = decided(item)?.note || "";
    return item.text.includes(wanted.find) || note.toLowerCase().includes(wanted.find) || docs.get(item.doc).name.toLowerCase().includes(wanted.find);
  }

  function filter() {
    const wanted = { severities: new Set(SEVERITIES.filter((each) => $("f-" + each).checked)), find: controls.find.value.trim().toLowerCase(), decided: controls.decided.value, rule: controls.rule.value, category: controls.category.value, document: controls.document?.value || "" };
    let shown = 0;
    for (const [id, doc] of docs) {
      let own = 0;
      for (const item of doc.items) {
        const fits = passes(item, wanted);
        if (fits !== item.shown) {
          item.shown = fits;
          item.el.classList.toggle("off", !fits);
        }
        own += fits;
      }
      shown += own;
      const group = groups.get(id);
      group.hidden = docs.size > 1 && !own;
      const count = group.querySelector("h3 .n");
      if (count) count.textContent = own === doc.items.length ? own : `${own} of ${doc.items.length}`;
    }
    $("shown").textContent = `${whole(shown)} of ${whole(items.length)} shown`;
    $("none").hidden = shown > 0 || !items.length;
    dim();
  }

  function dim() {
    const doc = docs.get(open);
    if (!doc) return;
    const off = new Set(doc.items.filter((item) => !item.shown).map((item) => item.number));
    for (const run of all(".text [data-i], .text [data-o]", doc.el)) run.classList.toggle("off", (run.dataset.i || run.dataset.o).split(" ").every((number) => off.has(number)));
    for (const ref of all(".ref", doc.el)) ref.classList.toggle("off", off.has(ref.textContent));
    for (const rect of all(".map [data-n]", doc.el)) rect.classList.toggle("off", off.has(rect.dataset.n));
  }

  let waiting = 0;
  $("filters").addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target === controls.find) waiting = setTimeout(filter, 80);
    else filter();
    if (event.target === controls.document && controls.document.value) show(controls.document.value);
  });
  $("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
    step(1, true);
  });
  $("filters").addEventListener("reset", () => setTimeout(filter));

  /* ---- one document at a time */

  function show(id) {
    if (!docs.has(id) || id === open) return;
    for (const map of [new Map([...docs].map(([key, doc]) => [key, doc.el])), groups, rows]) {
      map.get(open)?.classList.remove("current");
      map.get(id)?.classList.add("current");
    }
    open = id;
    dim();
    draw();
  }

  function reveal(id) {
    show(id);
    const title = $("t" + id);
    title.scrollIntoView({ block: "start" });
    title.focus({ preventScroll: true });
  }

  /* ---- the current issue */

  const narrow = matchMedia("(max-width: 60rem)");

  function light(item, name) {
    const own = docs.get(item.doc).el;
    const number = CSS.escape(item.number);
    for (const run of all(`[data-i~="${number}"], [data-r~="${number}"], .s [data-o~="${number}"], .row:is(.omitted, .moved)[data-o~="${number}"]`, own)) run.classList.add(name);
    item.el.classList.add("lit");
  }

  function darken() {
    all(".lit").forEach((el) => el.classList.remove("lit"));
    if (current) light(current, "lit");
  }

  function choose(item, { focus = true, scroll = true } = {}) {
    if (current) {
      current.el.classList.remove("chosen");
      current.el.removeAttribute("aria-current");
      all(".map .chosen").forEach((el) => el.classList.remove("chosen"));
    }
    closeForms();
    current = item;
    show(item.doc);
    darken();
    item.el.classList.add("chosen");
    item.el.setAttribute("aria-current", "true");
    item.el.tabIndex = -1;
    docs.get(item.doc).el.querySelector(`.map [data-n="${CSS.escape(item.number)}"]`)?.classList.add("chosen");
    if (scroll && !narrow.matches) item.el.scrollIntoView({ block: "nearest" });
    if (focus) item.el.focus({ preventScroll: true });
    const place = visibleAnchor(item);
    if (scroll && place) place.scrollIntoView({ block: "center" });
    const message = item.el.querySelector(":scope > p").firstChild.textContent.trim();
    say(`${item.number}. ${item.severity}, ${item.rule}: ${message}`);
    if ($("manual").classList.contains("open")) manual(item);
  }

  function visibleAnchor(item) {
    const own = docs.get(item.doc).el;
    const number = CSS.escape(item.number);
    const found = own.querySelector(`.text [data-i~="${number}"]`);
    return found && found.getClientRects().length ? found : $("m" + item.id);
  }

  function step(by, stay = false) {
    const shown = items.filter((item) => item.shown);
    if (!shown.length) return;
    let at = shown.indexOf(current);
    if (at < 0) {
      const from = current ? items.indexOf(current) : items.indexOf(docs.get(open).items[0]) - 1;
      at = by > 0 ? shown.findIndex((item) => items.indexOf(item) > from) : shown.findLastIndex((item) => items.indexOf(item) < from);
      choose(shown[Math.max(at, 0)]);
    } else if (stay) choose(current);
    else if (shown[at + by]) choose(shown[at + by]);
    else say(by > 0 ? "This is the last issue." : "This is the first issue.");
  }

  const next = () => {
    const item = current;
    if ($("f-decided").value) filter();
    step(1);
    if (current === item) darken();
  };

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    accept: () => { decide(current, { decision: "accept", reason: "" }); next(); },
    ignore: () => openForm("ignore-form", "reason", decided(current)?.reason || ""),
    note: () => openForm("note-form", "note", decided(current)?.note || ""),
    undo: () => { decide(current, { decision: "", reason: "", note: "" }); say("Taken back."); },
    manual: () => manual(current),
  };

  function act(name) {
    if (!current && !["next", "previous"].includes(name)) {
      step(1);
      if (!current) return;
    }
    actions[name]();
  }

  function openForm(form, field, value) {
    closeForms();
    $(form).hidden = false;
    $(field).value = value;
    $(field).focus();
  }

  function closeForms() {
    $("ignore-form").hidden = $("note-form").hidden = true;
  }

  $("dock").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.do) act(button.dataset.do);
    if (button?.className === "cancel") {
      closeForms();
      current?.el.focus({ preventScroll: true });
    }
  });
  $("ignore-form").addEventListener("submit", (event) => {
    event.preventDefault();
    decide(current, { decision: "ignore", reason: $("reason").value.trim() });
    closeForms();
    next();
  });
  $("note-form").addEventListener("submit", (event) => {
    event.preventDefault();
    decide(current, { note: $("note").value.trim() });
    closeForms();
    current.el.focus({ preventScroll: true });
  });
  $("note").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      $("note-form").requestSubmit();
    }
  });

  function manual(item) {
    all("#manual .chosen").forEach((el) => el.classList.remove("chosen"));
    const page = $("rule-" + item.rule);
    if (!page) return say("This rule has no manual here.");
    page.classList.add("chosen");
    $("manual").classList.add("open");
    $("manual").scrollTop = 0;
  }

  function closeManual() {
    const was = $("manual").classList.contains("open");
    $("manual").classList.remove("open");
    return was;
  }
  $("manual-close").addEventListener("click", closeManual);

  /* ---- mouse, links, keyboard */

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const [kind, id] = link ? [link.hash[1], link.hash.slice(2)] : [];
    if ((kind === "m" || kind === "c") && byId.has(id)) {
      event.preventDefault();
      choose(byId.get(id), { focus: !event.detail || kind === "c" });
    } else if (kind === "r" && byId.has(id)) {
      event.preventDefault();
      choose(byId.get(id), { scroll: false });
      $("r" + id)?.scrollIntoView({ block: "center" });
    } else if (kind === "d" && docs.has(id)) {
      event.preventDefault();
      reveal(id);
    } else if (!link) {
      const run = event.target.closest(".text [data-i], .s [data-o]");
      const numbers = (run?.dataset.i || run?.dataset.o || "").split(" ");
      const hit = numbers.map((number) => byId.get(`${open}-${number}`)).find((item) => item?.shown);
      if (hit && !String(getSelection())) {
        choose(hit, { focus: false, scroll: false });
        if (!narrow.matches) hit.el.scrollIntoView({ block: "nearest" });
      }
    }
  });

  function hovered(event) {
    const at = event.target.closest?.(".card, .text [data-i], .s [data-o], .ref");
    darken();
    if (!at) return;
    const item = at.matches(".card") ? byId.get(at.id.slice(1)) : at.matches(".ref") ? byId.get(at.hash.slice(2)) : byId.get(`${open}-${(at.dataset.i || at.dataset.o).split(" ")[0]}`);
    if (item?.shown) light(item, "lit");
  }
  document.addEventListener("mouseover", hovered);
  document.addEventListener("focusin", hovered);

  const KEYS = { j: "next", k: "previous", a: "accept", i: "ignore", n: "note", u: "undo", m: "manual" };
  /* The same keys on a Russian keyboard. */
  const RUSSIAN = { о: "j", л: "k", ф: "a", ш: "i", т: "n", г: "u", ь: "m", ы: "s", ".": "/", ",": "?" };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if ($("help").open) return;
      if (document.activeElement.matches("input, textarea, select")) {
        event.preventDefault(); /* the browser would empty the search */
        closeForms();
        document.activeElement.blur();
        if (current?.shown) current.el.focus({ preventScroll: true });
      } else closeManual();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || $("help").open || !$("keys").checked) return;
    if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const key = KEYS[event.key] || "/?s".includes(event.key) ? event.key : RUSSIAN[event.key];
    if (!key || (key === "/" && event.key === "." && event.shiftKey)) return;
    event.preventDefault();
    if (KEYS[key]) act(KEYS[key]);
    else if (key === "/") controls.find.focus();
    else if (key === "?") $("help").showModal();
    else if ($("v-side")) {
      $($("v-side").checked ? "v-read" : "v-side").click();
    }
  });
  $("help-open").addEventListener("click", () => $("help").showModal());
  $("help-close").addEventListener("click", () => $("help").close());

  /* ---- the map: where things are on the page, not in the file */

  const SVG = "http://www.w3.org/2000/svg";
  let drawing = 0;

  function draw() {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => {
      const doc = docs.get(open)?.el;
      const map = doc?.querySelector(".map");
      if (!map) return;
      const text = doc.querySelector(".text");
      const extent = text.getBoundingClientRect();
      const runs = all("[data-i], .l1, .l2, .l3, .l4", text).slice(0, MOST_ON_MAP);
      const boxes = runs.map((run) => run.getBoundingClientRect());
      const scale = 1000 / Math.max(extent.height, 1);
      const spans = new Map();
      const tints = [];
      runs.forEach((run, index) => {
        const box = boxes[index];
        if (!box.height) return;
        const [top, bottom] = [box.top - extent.top, box.bottom - extent.top];
        for (const number of (run.dataset.i || "").split(" ")) {
          const span = spans.get(number);
          spans.set(number, span ? [Math.min(span[0], top), Math.max(span[1], bottom)] : [top, bottom]);
        }
        const tint = ["l1", "l2", "l3", "l4"].find((each) => run.classList.contains(each));
        if (tint) tints.push([tint, top, bottom]);
      });
      for (const rect of all("[data-n]", map)) {
        const span = spans.get(rect.dataset.n);
        if (!span) continue;
        rect.setAttribute("y", span[0] * scale);
        rect.setAttribute("height", Math.max((span[1] - span[0]) * scale, 4));
      }
      all(":scope > rect:not(.window)", map).forEach((rect) => rect.remove());
      for (const [tint, top, bottom] of tints) {
        const rect = document.createElementNS(SVG, "rect");
        for (const [name, value] of Object.entries({ class: tint, x: 0, width: 14, y: top * scale, height: (bottom - top) * scale })) rect.setAttribute(name, value);
        map.prepend(rect);
      }
      if (!map.querySelector(".window")) {
        const rect = document.createElementNS(SVG, "rect");
        for (const [name, value] of Object.entries({ class: "window", x: 0, width: 14 })) rect.setAttribute(name, value);
        map.append(rect);
      }
      scrolled();
    });
  }

  function scrolled() {
    const doc = docs.get(open)?.el;
    const rect = doc?.querySelector(".map .window");
    if (!rect) return;
    const whole = doc.querySelector(".text").getBoundingClientRect();
    const top = Math.min(Math.max(-whole.top / whole.height, 0), 1);
    const bottom = Math.min(Math.max((innerHeight - whole.top) / whole.height, top), 1);
    rect.setAttribute("y", 1000 * top);
    rect.setAttribute("height", 1000 * (bottom - top));
  }
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("resize", draw);
  function view() {
    for (const name of ["side", "scores"]) document.documentElement.classList.toggle(name, Boolean($("v-" + name)?.checked));
  }
  all("input[name=view], #v-scores").forEach((input) => input.addEventListener("change", () => {
    view();
    draw();
    if (current) requestAnimationFrame(() => visibleAnchor(current)?.scrollIntoView({ block: "center" }));
  }));
  document.addEventListener("click", (event) => {
    const map = event.target.closest?.(".map");
    if (!map || event.target.closest("a")) return;
    const box = map.getBoundingClientRect();
    const whole = map.parentElement.querySelector(".text").getBoundingClientRect();
    scrollTo({ top: scrollY + whole.top + (whole.height * (event.clientY - box.top)) / box.height - innerHeight / 2 });
  });

  /* ---- the table of documents */

  for (const head of all("#overview thead [data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const by = head.dataset.sort;
      const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : by !== "name";
      all("#overview [aria-sort]").forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => (by === "name" ? docs.get(row.dataset.d).name : Number(row.dataset[by]));
      const sorted = [...rows.values()].sort((a, b) => (by === "name" ? value(a).localeCompare(value(b)) : value(a) - value(b)));
      document.querySelector("#overview tbody").append(...(down ? sorted.reverse() : sorted));
    });
  }
  $("names")?.addEventListener("input", () => {
    const wanted = $("names").value.trim().toLowerCase();
    for (const [id, row] of rows) row.hidden = !docs.get(id).name.toLowerCase().includes(wanted);
  });

  /* ---- begin */

  for (const [name, el] of [["--bar", document.querySelector(".bar")], ["--dock", $("dock")]]) {
    new ResizeObserver(() => document.documentElement.style.setProperty(name, el.offsetHeight + "px")).observe(el);
  }

  groups.get(open)?.classList.add("current");
  rows.get(open)?.classList.add("current");
  view();
  load();
  for (const item of items) if (decisions.has(keyOf(item))) tag(item);
  tell();
  filter();
  draw();
  const asked = location.hash.slice(2);
  if (/^#[mcr]/.test(location.hash) && byId.has(asked)) choose(byId.get(asked));
  else if (location.hash.startsWith("#d") && docs.has(asked)) reveal(asked);
})();
