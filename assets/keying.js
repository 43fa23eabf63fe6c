// Rows typed beside a scan, with the keyboard alone. Without this file the page is a form with a
// button; here each row is kept as soon as it is left.
(() => {
  "use strict";
  const box = document.querySelector("[data-keyed]");
  if (!box) return;
  const facts = JSON.parse(box.dataset.facts);
  const said = JSON.parse(box.dataset.said);
  const scan = document.querySelector("[data-scan]");
  const paper = scan?.querySelector(".paper");
  const form = box.closest("form");
  const body = box.querySelector("tbody");

  // The picture: moved, made larger, changed for another page, without leaving the cell.
  function zoom(step) {
    const now = Number(/zoom-(\d)/.exec(paper.className)[1]);
    const next = Math.min(3, Math.max(1, now + step));
    if (next === now) return;
    paper.className = `paper zoom-${next}`;
    const image = paper.querySelector("img");
    const wanted = next === 1 ? scan.dataset.fit : scan.dataset.large;
    if (image.getAttribute("src") !== wanted) image.src = wanted;
    form.elements.zoom.value = next;
  }
  const links = scan ? [...scan.querySelectorAll("a")] : [];
  function page(step) {
    const here = Number(form.elements.page.value);
    const wanted = links.find((link) => new URL(link.href).searchParams.get("page") === String(here + step));
    if (wanted) settled().then(() => wanted.click());
  }
  function pictureKey(event) {
    if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) page(event.key === "PageDown" ? 1 : -1);
    else if (event.altKey && /^(Equal|NumpadAdd)$/.test(event.code)) zoom(1);
    else if (event.altKey && /^(Minus|NumpadSubtract)$/.test(event.code)) zoom(-1);
    else if (!event.altKey && !event.ctrlKey && event.key === "PageDown") paper.scrollBy(0, paper.clientHeight * 0.6);
    else if (!event.altKey && !event.ctrlKey && event.key === "PageUp") paper.scrollBy(0, paper.clientHeight * -0.6);
    else return false;
    return true;
  }
  if (!facts.open) {
    for (const field of box.querySelectorAll("input")) field.disabled = true;
    return;
  }

  const live = document.createElement("p");
  live.className = "away";
  live.setAttribute("role", "status");
  const warning = document.createElement("p");
  warning.setAttribute("role", "alert");
  box.after(warning, live);

  // A box for each cell is for those without a script: here a key and one button do.
  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "button";
  mark.textContent = said.mark;
  form.querySelector(".actions:last-of-type")?.append(mark);
  for (const label of box.querySelectorAll(".unread")) label.hidden = true;
  for (const field of box.querySelectorAll("[list]")) field.removeAttribute("list");

  const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];
  const hiddenOf = (row, name) => row.querySelector(`[name="${row.dataset.row}.${name}"]`);
  const tickOf = (cell) => cell.parentElement.querySelector("[type=checkbox]");
  const rowOf = (cell) => cell.closest("tr");
  const states = new WeakMap();

  function show(row, state) {
    const sign = row.querySelector("[data-kept]");
    sign.className = state === "kept" || state === "" ? "kept" : "kept open";
    sign.textContent = state ? said[state] : "";
    states.set(row, state);
  }
  function drawUnread(cell) {
    const isUnread = tickOf(cell).checked;
    cell.placeholder = isUnread ? said.unread : "";
    if (isUnread) cell.value = "";
  }
  const textOf = (row) => cellsOf(row).map((cell) => (tickOf(cell).checked ? "\0" : cell.value.trim())).join("\u0001");

  // What was kept last of a row; it is sent again while it says something else.
  const kept = new WeakMap();
  const sending = new Set();
  for (const row of body.rows) {
    cellsOf(row).forEach(drawUnread);
    kept.set(row, textOf(row));
    // What somebody else changed meanwhile stands here unkept.
    if (!hiddenOf(row, "mark").value && textOf(row).replace(/\u0001/g, "")) kept.set(row, null);
    states.set(row, "");
  }
  const isOpen = (row) => kept.get(row) !== textOf(row);

  let wait = 1000;
  async function send(row) {
    if (!isOpen(row) || sending.has(row) || row.dataset.other) return;
    sending.add(row);
    show(row, "keeping");
    const text = textOf(row);
    const data = new URLSearchParams();
    data.set("page", form.elements.page.value);
    data.set("form-token", form.elements["form-token"]?.value ?? "");
    for (const field of row.querySelectorAll("input")) {
      if (field.type !== "checkbox" || field.checked) data.set(field.name, field.value);
    }
    data.set(`${row.dataset.row}.mark`, "");
    let again = false;
    try {
      const answer = await fetch(facts.save, {
        method: "POST", body: data, headers: { accept: "application/json" }, redirect: "manual",
      });
      if (answer.status < 500 && !answer.ok) throw new Error("refused");
      if (!answer.ok) throw new Error("silent");
      const told = await answer.json();
      for (const [id, version] of told.kept) {
        if (id.replaceAll("-", "") !== row.dataset.row) continue;
        hiddenOf(row, "version").value = version;
        kept.set(row, text);
        show(row, version > 0 ? "kept" : "");
        live.textContent = said.kept;
      }
      for (const other of told.conflicts) conflict(row, other, text);
      warning.textContent = "";
      wait = 1000;
    } catch (error) {
      // The line is gone or the session is over: what was typed stays and is sent again, less often.
      show(row, "open");
      const isRefused = error.message === "refused";
      warning.textContent = isRefused ? said.refused : said.offline;
      if (isRefused) wait = 30000;
      again = true;
    }
    sending.delete(row);
    if (again) {
      setTimeout(() => send(row), wait);
      wait = Math.min(wait * 2, 30000);
    } else if (isOpen(row) && !row.contains(document.activeElement)) send(row);
  }
  async function settled() {
    for (const row of rows()) send(row);
    for (let n = 0; n < 50 && sending.size; n += 1) await new Promise((done) => setTimeout(done, 100));
  }
  const anyOpen = () => rows().some(isOpen);
  addEventListener("beforeunload", (event) => {
    if (!form.dataset.sent && anyOpen()) event.preventDefault();
  });
  form.addEventListener("submit", () => { form.dataset.sent = "yes"; });

  // Somebody else was faster: both are shown, and one of them is taken by a button.
  function conflict(row, other, text) {
    row.dataset.other = "yes";
    show(row, "open");
    const line = document.createElement("tr");
    const cell = line.insertCell();
    cell.colSpan = row.cells.length;
    cell.setAttribute("role", "alert");
    const cells = other.cells ? Object.values(other.cells).map((value) => value ?? said.unread).join(" · ") : said.gone;
    const words = document.createElement("p");
    words.textContent = said.other.replace("{who}", other.by ?? said.somebody).replace("{cells}", cells);
    cell.append(words);
    for (const [label, take] of [[said.mine, false], [said.theirs, true]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        hiddenOf(row, "version").value = other.version;
        if (take) {
          for (const field of cellsOf(row)) {
            const value = other.cells ? other.cells[field.dataset.cell] : "";
            tickOf(field).checked = value === null;
            field.value = value ?? "";
            drawUnread(field);
          }
          kept.set(row, textOf(row));
          show(row, "kept");
        }
        delete row.dataset.other;
        line.remove();
        cellsOf(row)[0].focus();
        send(row);
      });
      cell.append(button, " ");
    }
    row.after(line);
    if (textOf(row) === text) live.textContent = words.textContent;
  }

  // A row below another one, or at the end: its id is made here, so that sending it twice is sending it once.
  function insert(after) {
    const row = after.cloneNode(true);
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const id = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const next = rows()[rows().indexOf(after) + 1];
    const own = Number(hiddenOf(after, "place").value);
    const place = next ? (own + Number(hiddenOf(next, "place").value)) / 2 : own + 1;
    for (const field of row.querySelectorAll("input")) {
      field.name = field.name.replace(row.dataset.row, id);
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    row.dataset.row = id;
    delete row.dataset.other;
    hiddenOf(row, "version").value = "0";
    hiddenOf(row, "place").value = String(place);
    for (const cell of cellsOf(row)) cell.placeholder = "";
    after.after(row);
    number();
    kept.set(row, textOf(row));
    show(row, "");
    return row;
  }
  const first = Number(body.rows[0]?.cells[0].textContent ?? "1");
  const rows = () => [...body.querySelectorAll("tr[data-row]")];
  function number() {
    rows().forEach((row, at) => {
      const was = row.cells[0].textContent;
      const now = String(first + at);
      if (was === now) return;
      row.cells[0].textContent = now;
      for (const field of row.querySelectorAll("[aria-label]")) {
        field.setAttribute("aria-label", field.getAttribute("aria-label").replace(was, now));
      }
    });
  }

  // Suggestions: a list under the cell, asked for while typing.
  const list = document.createElement("ul");
  list.id = "keyed-values";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", said.values);
  // In the top layer: the box of the table would cut it off.
  list.popover = "manual";
  document.body.append(list);
  let found = [];
  let chosen = -1;
  let asked = 0;
  let typing = 0;
  let owner = null;
  function close() {
    clearTimeout(typing);
    asked += 1;
    if (list.matches(":popover-open")) list.hidePopover();
    found = [];
    owner?.removeAttribute("aria-activedescendant");
    owner?.setAttribute("aria-expanded", "false");
  }
  function choose(at) {
    chosen = at;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    if (at < 0) owner.removeAttribute("aria-activedescendant");
    else owner.setAttribute("aria-activedescendant", `keyed-value-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }
  async function ask(cell) {
    const own = ++asked;
    const url = new URL(facts.suggest, location.href);
    url.searchParams.set("field", cell.dataset.cell);
    url.searchParams.set("typed", cell.value.trim());
    for (const other of cellsOf(rowOf(cell))) {
      if (other !== cell && other.value.trim()) url.searchParams.set(`row.${other.dataset.cell}`, other.value.trim());
    }
    let told;
    try {
      const answer = await fetch(url, { headers: { accept: "application/json" }, redirect: "manual" });
      if (!answer.ok) return;
      told = await answer.json();
    } catch {
      return; // Without suggestions one types on.
    }
    if (own !== asked || document.activeElement !== cell) return;
    found = told.filter((one) => one.value !== cell.value.trim() || Object.keys(one.fills).length);
    if (!found.length) return close();
    list.replaceChildren(...found.map((one, at) => {
      const item = document.createElement("li");
      item.id = `keyed-value-${at}`;
      item.setAttribute("role", "option");
      item.textContent = one.value;
      if (one.about) {
        const about = document.createElement("small");
        about.textContent = one.about;
        item.append(" ", about);
      }
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(cell, one); });
      return item;
    }));
    if (list.matches(":popover-open")) list.hidePopover();
    owner = cell;
    cell.setAttribute("aria-expanded", "true");
    list.showPopover();
    cell.setAttribute("aria-controls", list.id);
    choose(-1);
  }
  function set(cell, text) {
    cell.value = text;
    tickOf(cell).checked = false;
    drawUnread(cell);
  }
  function take(cell, one) {
    set(cell, one.value);
    for (const other of cellsOf(rowOf(cell))) {
      const text = one.fills[other.dataset.cell];
      if (text && !other.value.trim() && !tickOf(other).checked) set(other, text);
    }
    close();
    show(rowOf(cell), "open");
  }

  let before = "";
  let wasUnread = false;
  function enter(cell) {
    before = cell.value;
    wasUnread = tickOf(cell).checked;
    cell.select();
  }
  function go(cell) {
    if (!cell) return;
    cell.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  const above = (row, step) => rows()[rows().indexOf(row) + step];
  function next(cell) {
    const row = rowOf(cell);
    const all = cellsOf(row);
    const at = all.indexOf(cell);
    if (at + 1 < all.length) return go(all[at + 1]);
    go(cellsOf(above(row, 1) ?? insert(row))[0]);
  }
  function unread(cell) {
    const tick = tickOf(cell);
    tick.checked = !tick.checked;
    drawUnread(cell);
    show(rowOf(cell), isOpen(rowOf(cell)) ? "open" : "kept");
  }

  let last = null;
  box.addEventListener("focusin", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]")) return;
    cell.setAttribute("role", "combobox");
    cell.setAttribute("aria-autocomplete", "list");
    cell.setAttribute("aria-expanded", "false");
    last = cell;
    enter(cell);
  });
  box.addEventListener("focusout", (event) => {
    const row = event.target.closest?.("tr[data-row]");
    close();
    if (row && !row.contains(event.relatedTarget)) send(row);
  });
  box.addEventListener("input", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]")) return;
    tickOf(cell).checked = false;
    cell.placeholder = "";
    show(rowOf(cell), "open");
    clearTimeout(typing);
    if (cell.value.trim()) typing = setTimeout(() => ask(cell), 150);
    else close();
  });
  mark.addEventListener("mousedown", (event) => event.preventDefault());
  mark.addEventListener("click", () => { if (last) { unread(last); go(last); } });

  box.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]") || event.isComposing) return;
    const isList = found.length > 0;
    const { key, altKey } = event;
    const row = rowOf(cell);
    const at = cellsOf(row).indexOf(cell);
    if (event.ctrlKey || event.metaKey) return;
    if (paper && pictureKey(event)) { /* done */ }
    else if (key === "Enter" && isList && chosen >= 0) { take(cell, found[chosen]); next(cell); }
    else if (key === "Enter") next(cell);
    else if (altKey && key === "ArrowUp") {
      const over = above(row, -1);
      if (over) {
        const same = cellsOf(over)[at];
        set(cell, same.value);
        if (tickOf(same).checked) unread(cell);
        show(row, "open");
      }
    } else if (altKey && key === "ArrowDown") ask(cell);
    else if (altKey && event.code === "KeyU") unread(cell);
    else if (altKey && event.code === "KeyI") go(cellsOf(insert(row))[0]);
    else if (altKey) return;
    else if (isList && key === "ArrowDown") choose(Math.min(chosen + 1, found.length - 1));
    else if (isList && key === "ArrowUp") choose(Math.max(chosen - 1, -1));
    else if (key === "ArrowDown") go(cellsOf(above(row, 1) ?? row)[at]);
    else if (key === "ArrowUp") go(cellsOf(above(row, -1) ?? row)[at]);
    else if (key === "Escape" && isList) close();
    else if (key === "Escape") {
      cell.value = before;
      tickOf(cell).checked = wasUnread;
      drawUnread(cell);
      show(row, isOpen(row) ? "open" : Number(hiddenOf(row, "version").value) ? "kept" : "");
    } else return;
    event.preventDefault();
  });

  // Keying goes on where the first blank row is.
  const blank = rows().find((row) => !textOf(row).replace(/\u0001/g, ""));
  if (blank && !document.querySelector("[role=alert] .diff")) go(cellsOf(blank)[0]);
})();
