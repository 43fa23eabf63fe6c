// What an open page is checked for: access, width, language.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathOf } from "./watch.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };
// 1280 pixels at 400 % zoom: the width that WCAG 2.2, 1.4.10 asks for.
export const smallest = { width: 320, height: 640 };

const everything = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const contrastOnly = { type: "rule", values: ["color-contrast"] };

/**
 * Looks at an open page at desktop width in the light, and for sideways
 * scrolling on a phone. Meant for a page whose like was looked at closely.
 *
 * @returns {Promise<string[]>} problems, each a sentence
 */
export async function quickLook(page) {
  await dress(page, desktop, "light");
  const problems = [...(await access(page, everything, "light")), ...(await sideways(page))];
  await dress(page, phone, "light");
  problems.push(...(await sideways(page)));
  await dress(page, desktop, "light");
  return problems;
}

/**
 * Looks at an open page in light and dark, at desktop and phone width.
 *
 * @returns {Promise<string[]>} problems, each a sentence
 */
export async function closeLook(page) {
  const problems = [];
  await dress(page, desktop, "light");
  problems.push(...(await access(page, everything, "light")), ...(await sideways(page)));
  await dress(page, desktop, "dark");
  problems.push(...(await access(page, contrastOnly, "dark")));
  await dress(page, phone, "dark");
  problems.push(...(await access(page, everything, "dark, phone")), ...(await sideways(page)));
  await dress(page, smallest, "light");
  problems.push(...(await sideways(page)));
  await dress(page, desktop, "light");
  return problems;
}

/**
 * Looks at an open page that should be in `language`: its declared language,
 * access, and whether longer words still fit.
 *
 * @returns {Promise<string[]>} problems, each a sentence
 */
export async function languageLook(page, language) {
  const problems = [...(await declaredLanguage(page, language))];
  for (const size of [desktop, phone, smallest]) {
    await dress(page, size, "light");
    if (size === phone) problems.push(...(await access(page, everything, `${language}, phone`)));
    problems.push(...(await sideways(page)));
  }
  await dress(page, desktop, "light");
  return problems;
}

/** @returns {Promise<string[]>} a problem when the page is not in `language` */
export async function declaredLanguage(page, language) {
  const declared = (await page.locator("html").getAttribute("lang")) ?? "none";
  if (declared === language || declared.startsWith(`${language}-`)) return [];
  return [`${pathOf(page.url())}: asked for in "${language}", it came in "${declared}"`];
}

/** Waits until the fonts stand, so that widths are those a reader sees. */
async function dress(page, size, colorScheme) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

async function access(page, runOnly, how) {
  // Evaluated from outside the page, so the page's own script policy stays
  // in force and is tested as it is served; once for a page's many looks.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (rules) => {
    const result = await globalThis.axe.run(document, {
      runOnly: rules,
      resultTypes: ["violations"],
      preload: false,
    });
    return result.violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      places: violation.nodes.map((node) => `${node.target.join(" ")}  ${node.html.slice(0, 120)}`),
    }));
  }, runOnly);
  return violations.map(({ id, help, places }) => {
    const more = places.length > 3 ? `\n        and ${places.length - 3} more` : "";
    const where = places.slice(0, 3).map((place) => `\n        ${place}`).join("");
    return `${pathOf(page.url())} (${how}): ${help} [${id}]${where}${more}`;
  });
}

async function sideways(page) {
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const room = root.clientWidth;
    if (root.scrollWidth <= room) return null;
    const scrollsItself = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== "visible") return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > room + 1 && !scrollsItself(element))
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120));
    return { room, needs: root.scrollWidth, wide };
  });
  if (!found) return [];
  const where = found.wide.map((html) => `\n        ${html}`).join("");
  return [`${pathOf(page.url())}: scrolls sideways, needs ${found.needs} of ${found.room} pixels${where}`];
}
