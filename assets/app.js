// Everything works without this file; it only makes some things smoother.
// No eval, no inline handlers, no third-party code: a strict content policy holds.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // The slash key goes to the search box, unless someone is typing.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeMenus(null, event);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const search = document.querySelector("input[data-search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  // Small menus close with Escape and with a press elsewhere.
  function closeMenus(inside, event) {
    for (const menu of document.querySelectorAll("details.drop[open], details.fold[open]")) {
      if (inside && menu.contains(inside)) continue;
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (event && hadFocus) menu.querySelector("summary").focus();
    }
  }
  document.addEventListener("click", (event) => closeMenus(event.target));

  // The body of a page of this office, parsed by the browser while it arrives: no script ever
  // turns a text into markup here, so the content policy can forbid all of that.
  function fetchBody(url) {
    return new Promise((done, broken) => {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      request.responseType = "document";
      request.setRequestHeader("accept", "text/html");
      request.addEventListener("load", () => {
        if (request.status === 200 && request.response) done(request.response.body);
        else broken(new Error(String(request.status)));
      });
      request.addEventListener("error", () => broken(new Error("no answer")));
      request.send();
    });
  }

  // A poll fetches its own fragment every second until the fragment says no more.
  // A fragment of another site is never asked for.
  function poll(element, wait) {
    setTimeout(async () => {
      if (!element.isConnected) return;
      if (document.hidden) return poll(element, 1000);
      const url = new URL(element.dataset.poll, location.href);
      if (url.origin !== location.origin) return;
      try {
        const next = (await fetchBody(url)).firstElementChild;
        if (!next) return;
        const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
        element.replaceWith(document.adoptNode(next));
        if (focused) document.getElementById(focused)?.focus();
        startPolls(next);
      } catch {
        // The line is gone for a while: ask again, less often, at most every 30 seconds.
        poll(element, Math.min(wait * 2, 30000));
      }
    }, wait);
  }
  function startPolls(scope) {
    const all = [...scope.querySelectorAll("[data-poll]")];
    if (scope.matches?.("[data-poll]")) all.push(scope);
    for (const element of all) poll(element, 1000);
  }

  // A form may ask first. Its words come with it, so that they are in the reader's language.
  function ask(form, submitter) {
    const say = (name) => submitter?.dataset[name] ?? form.dataset[name];
    if (!say("confirmNo") || !window.HTMLDialogElement) return Promise.resolve(confirm(say("confirm")));
    return new Promise((done) => {
      const dialog = document.createElement("dialog");
      dialog.className = "dialog";
      const words = document.createElement("p");
      words.id = "confirm-words";
      words.textContent = say("confirm");
      const row = document.createElement("form");
      row.method = "dialog";
      row.className = "actions";
      for (const [value, label, kind] of [
        ["yes", say("confirmYes") ?? submitter?.textContent ?? "", "button primary"],
        ["no", say("confirmNo"), "button"],
      ]) {
        const button = document.createElement("button");
        button.value = value;
        button.textContent = label;
        button.className = kind;
        button.autofocus = value === "no";
        row.append(button);
      }
      dialog.setAttribute("aria-labelledby", words.id);
      dialog.append(words, row);
      dialog.addEventListener("close", () => {
        dialog.remove();
        done(dialog.returnValue === "yes");
      });
      document.body.append(dialog);
      dialog.showModal();
    });
  }
  const agreed = new WeakSet();
  document.addEventListener("submit", async (event) => {
    const { target: form, submitter } = event;
    if (!form.dataset.confirm && !submitter?.dataset.confirm) return;
    if (agreed.delete(form)) return;
    event.preventDefault();
    if (!(await ask(form, submitter))) return;
    agreed.add(form);
    form.requestSubmit(submitter);
  });

  // Choosing in a filter applies it; the reader finds the same field again afterwards.
  const here = "focus:" + location.pathname;
  document.addEventListener("change", (event) => {
    const field = event.target;
    const form = field.form;
    if (!form?.matches("[data-auto]") || !field.matches("select, [type=checkbox], [type=radio]")) return;
    try { sessionStorage.setItem(here, field.id); } catch { /* storage may be switched off */ }
    form.requestSubmit();
  });
  try {
    const again = sessionStorage.getItem(here);
    sessionStorage.removeItem(here);
    if (again) document.getElementById(again)?.focus({ preventScroll: true });
  } catch { /* storage may be switched off */ }

  // A table of Word or Outlook: what the clipboard holds of it as markup goes along, and is read at
  // the office, so that a cell of several lines stays one. Whoever types on afterwards means the text.
  document.addEventListener("paste", (event) => {
    const area = event.target;
    if (!area.matches?.("textarea[name=cells]")) return;
    area.form.querySelector("input[name=markup]")?.remove();
    const markup = event.clipboardData?.getData("text/html") ?? "";
    const isWhole = area.selectionEnd - area.selectionStart === area.value.length;
    if (!isWhole || !/<table/i.test(markup) || markup.length > 1500000) return;
    const kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = "markup";
    kept.value = markup;
    area.form.append(kept);
    area.addEventListener("input", (next) => {
      if (next.inputType !== "insertFromPaste") kept.remove();
    });
  });

  // Lists for the room are printed from their own page.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // What went wrong is read first.
  document.querySelector(".errors:not(.sample *)")?.focus();

  startPolls(document);
})();
