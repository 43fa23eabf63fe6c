// The workspace by keyboard alone.

import { pathOf } from "../lib/watch.mjs";

const mostTabs = 80;

export const stories = [
  { name: "tab reaches the skip link, the sections and the page", run: tabThrough },
  { name: "the skip link leads past the sections", run: skip },
  { name: "the / key goes to the search field", run: slash },
];

async function tabThrough(office) {
  return onToday(office, async (page) => {
    const found = [];
    const reached = new Set();
    for (let count = 0; count < mostTabs && !reached.has("main"); count += 1) {
      await page.keyboard.press("Tab");
      const focus = await focused(page);
      if (count === 0 && !focus.skips) found.push("the first Tab does not reach a skip link");
      if (!focus.visible) found.push(`the focus cannot be seen on ${focus.html}`);
      reached.add(focus.place);
    }
    for (const place of ["nav", "main"]) {
      if (!reached.has(place)) found.push(`${mostTabs} Tabs do not reach <${place}> on ${pathOf(page.url())}`);
    }
    return found;
  });
}

async function skip(office) {
  return onToday(office, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const { place, html } = await focused(page);
    return place === "main" ? [] : [`after the skip link, Tab reaches ${html}, which is not in <main>`];
  });
}

async function slash(office) {
  return onToday(office, async (page) => {
    await page.keyboard.press("/");
    const field = await page.evaluate(() => {
      const { type, value } = document.activeElement;
      return { type, value };
    });
    if (field.type !== "search") return ["the / key does not reach the search field"];
    return field.value === "" ? [] : [`the / key also typed "${field.value}"`];
  });
}

async function onToday(office, tell) {
  const { page, problems, close } = await office.open(office.roles[0]);
  try {
    await page.goto("/app");
    return [...(await tell(page)), ...problems()];
  } finally {
    await close();
  }
}

function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
    return {
      html: element.outerHTML.slice(0, 100),
      place: element.closest("main") ? "main" : element.closest("nav") ? "nav" : "other",
      skips: element.matches('a[href^="#"]'),
      visible: element === document.body || (marked && box.width > 1 && box.height > 1 && box.bottom > 0),
    };
  });
}
