// Follows an office's links breadth first, one page of each kind.

import { pathOf } from "./watch.mjs";

const leftAlone = /^\/(api|assets|metrics|healthz|readyz)(\/|$)|\/sign-?out(\/|$)/;
// Asked for and not opened: the browser would show its own viewer, not ours.
const files = /\.(csv|xlsx|pdf|ics|atom|xml|json|svg|png|txt|zip)$|^\/files\/|\/export\/|\/(pdf|file)$/;
// What stands behind these in a path is one of many alike, named by a code that
// does not look like an id: 45 parties are one kind of page, not 45.
const collections = new Set(["bodies", "calendar", "initiatives", "languages", "measures", "members", "parties", "projects"]);
const ownPages = new Set(["cited", "new", "targets-table"]);

/**
 * Visits pages from `starts` on: first one page of each kind, then each kind
 * once with each name its links put behind the question mark.
 *
 * @param {import("playwright-core").Page} page
 * @param {{starts: string[], most: number, until: number,
 *   look: (path: string) => Promise<string[]>, isKnown: (path: string) => boolean}} plan
 *   `most` pages at most, none begun after the instant `until`; `look` checks
 *   the open page; of a kind already opened, what `isKnown` is true of is not
 *   opened again
 * @returns {Promise<{visited: string[], left: number, problems: string[]}>}
 */
export async function crawl(page, { starts, most, until, look, isKnown }) {
  const kinds = starts.map((path) => ({ path, from: "the start" }));
  const variants = [];
  const seen = new Set();
  const visited = [];
  const problems = [];
  const isNew = (path) =>
    !seen.has(kindOf(path)) || (facetsOf(path).some((facet) => !seen.has(facet)) && !isKnown(path));

  while (kinds.length + variants.length > 0 && visited.length < most && Date.now() < until) {
    const { path, from } = kinds.shift() ?? variants.shift();
    if (!isNew(path)) continue;
    facetsOf(path).forEach((facet) => seen.add(facet));

    const isFile = files.test(pathOnly(path));
    const status = isFile ? await ask(page, path) : await visit(page, path);
    if (status === null || (isFile && status < 400)) continue;
    visited.push(path);
    if (status >= 400) {
      problems.push(`${path}, linked from ${from}, answers ${status}`);
      continue;
    }
    problems.push(...(await look(path)));
    const here = pathOf(page.url());
    for (const next of await links(page)) {
      if (isNew(next)) (seen.has(kindOf(next)) ? variants : kinds).push({ path: next, from: here });
    }
  }
  const waiting = [...kinds, ...variants].map(({ path }) => path);
  const left = new Set(waiting.filter(isNew).map(kindOf));
  return { visited, left: left.size, problems };
}

/**
 * The kind of page a path leads to: ids and party codes are one kind, and of
 * the query only a value that picks another page counts.
 */
export function kindOf(path) {
  const url = new URL(path, "http://office");
  const place = url.pathname
    .split("/")
    .map((part, n, parts) => (isOneOfMany(part, parts[n - 1]) ? ":one" : part))
    .join("/");
  const picks = [...url.searchParams].filter(([name]) => ["tab", "view"].includes(name));
  return [place, ...picks.map(([name, value]) => `${name}=${value}`).sort()].join("?");
}

/** A path's kind, and the kind with each name of the query: a list filtered, sorted, paged. */
export function facetsOf(path) {
  const kind = kindOf(path);
  const names = [...new URL(path, "http://office").searchParams.keys()];
  return [kind, ...names.filter((name) => name !== "lang").map((name) => `${kind}?${name}`)];
}

function isOneOfMany(part, before) {
  if (collections.has(before)) return !ownPages.has(part);
  return /^\d{4}-\d{2}-\d{2}$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d+$|^[0-9A-Za-z_-]{20,}$/.test(part);
}

/** @returns {string} the same address, asked for in `language`; none takes the wish away */
export function inLanguage(address, language) {
  const url = new URL(address, "http://office");
  if (language) url.searchParams.set("lang", language);
  else url.searchParams.delete("lang");
  return url.pathname + url.search;
}

/** @returns {Promise<number>} the status of a file */
async function ask(page, path) {
  const response = await page.request.get(path);
  await response.dispose();
  return response.status();
}

/** @returns {Promise<number | null>} the status, or null for a download */
async function visit(page, path) {
  try {
    const response = await page.goto(path, { waitUntil: "load" });
    return response?.status() ?? null;
  } catch (error) {
    if (/Download is starting|ERR_ABORTED/.test(error.message)) return null;
    throw error;
  }
}

async function links(page) {
  const hrefs = await page.evaluate(() =>
    [...document.querySelectorAll("a[href]:not([download])")]
      .filter((link) => link.origin === location.origin)
      .map((link) => link.pathname + link.search),
  );
  // The links that choose a language would lead through every page again.
  const plain = hrefs.map((href) => inLanguage(href, null));
  return [...new Set(plain)].filter((href) => !leftAlone.test(pathOnly(href)));
}

function pathOnly(href) {
  return href.split("?")[0];
}
