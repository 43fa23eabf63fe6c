// A translator's view: source beside target, from right to left, and what everyone reads of it.

import { closeLook } from "../lib/look.mjs";
import { press } from "../lib/press.mjs";
import { pathOf } from "../lib/watch.mjs";

export const stories = [
  { name: "a paragraph is translated from right to left and read by everyone", run: (office) => translated(office) },
  {
    name: "it works without scripts",
    run: (office) => translated(office, { scripts: false }),
  },
];

const words = "سوال اور لوگوں کو ڈھونڈنے کا طریقہ پورا چھپا ہے۔";

async function translated(office, { scripts = true } = {}) {
  const { page, problems, close } = await office.open("programme-officer", { scripts });
  try {
    const found = [];
    await page.goto("/app/translations");
    if (scripts) found.push(...(await closeLook(page)));
    const edition = page.locator('main a[href*="/translations/publication/"][href$="/ur"]').first();
    await edition.click();
    await page.locator('main a[href*="/parts/"]').first().click();
    if (scripts) found.push(...(await closeLook(page)));
    const field = page.locator("main textarea").last();
    await field.fill(words);
    const direction = await field.evaluate((own) => getComputedStyle(own).direction);
    if (direction !== "rtl") found.push(`${pathOf(page.url())}: what is typed in Urdu runs from left to right`);
    await press(page, page.locator("main form:has(textarea) button").last());
    if ((await page.locator("main textarea").last().inputValue()) !== words) {
      found.push(`${pathOf(page.url())}: what was typed was not kept`);
    }
    const path = pathOf(page.url()).match(/publication\/([^/]+)\/ur/)?.[1];
    await page.goto(`/library/${path}/ur`);
    if ((await page.locator('main p[lang="ur"][dir="rtl"]').getByText(words).count()) !== 1) {
      found.push(`${pathOf(page.url())}: the paragraph is not there for readers`);
    }
    if (scripts) found.push(...(await closeLook(page)));
    return [...found, ...problems()];
  } finally {
    await close();
  }
}
