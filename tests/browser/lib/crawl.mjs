// Follows an office's links breadth first, one page of each kind.

import { pathOf } from "./watch.mjs";

const notPages = /\.(csv|xlsx|pdf|ics|atom|xml|json|svg|png|txt|zip)$|^\/(api|files|assets|metrics|healthz|readyz)(\/|$)|\/(sign-?out|export)(\/|$)/;
// A list of 45 parties is one kind of page, not 45; a section's own pages
// (the administration, say) are more than a handful. A dozen tells them apart.
const childrenOfOneParent = 12;

/**
 * Visits pages from `starts` on.
 *
 * @param {import("playwright-core").Page} page
 * @param {{starts: string[], most: number, until: number,
 *   look: (kind: string) => Promise<string[]>}} plan `most` pages at most, none
 *   begun after the instant `until`; `look` checks the open page
 * @returns {Promise<{visited: string[], left: number, problems: string[]}>}
 */
export async function crawl(page, { starts, most, until, look }) {
  const queue = starts.map((path) => ({ path, from: "the start" }));
  const seenKinds = new Set();
  const children = new Map();
  const visited = [];
  const problems = [];

  while (queue.length > 0 && visited.length < most && Date.now() < until) {
    const { path, from } = queue.shift();
    const kind = kindOf(path);
    if (seenKinds.has(kind) || tooManySiblings(children, kind)) continue;
    seenKinds.add(kind);

    const status = await visit(page, path);
    if (status === null) continue;
    visited.push(path);
    if (status >= 400) {
      problems.push(`${path}, linked from ${from}, answers ${status}`);
      continue;
    }
    problems.push(...(await look(kind)));
    const here = pathOf(page.url());
    for (const next of await links(page)) {
      if (!seenKinds.has(kindOf(next))) queue.push({ path: next, from: here });
    }
  }
  const left = new Set(queue.map(({ path }) => kindOf(path)).filter((kind) => !seenKinds.has(kind)));
  return { visited, left: left.size, problems };
}

/**
 * The kind of page a path leads to: ids and party codes are one kind, and of
 * the query only the names count, except where the value picks another page.
 */
export function kindOf(path) {
  const url = new URL(path, "http://office");
  const place = url.pathname
    .split("/")
    .map((part) => (looksLikeAnId(part) ? ":id" : part))
    .join("/");
  const query = [...url.searchParams]
    .filter(([name]) => name !== "lang")
    .map(([name, value]) => (["tab", "view"].includes(name) ? `${name}=${value}` : name))
    .sort();
  return [place, ...new Set(query)].join("?");
}

function looksLikeAnId(part) {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d+$|^[A-Z]{2,3}$|^[0-9A-Za-z_-]{20,}$/.test(part);
}

function tooManySiblings(children, kind) {
  const parent = kind.replace(/[^/]*$/, "");
  const count = (children.get(parent) ?? 0) + 1;
  children.set(parent, count);
  return count > childrenOfOneParent;
}

/** @returns {string} the same address, asked for in `language`; none takes the wish away */
export function inLanguage(address, language) {
  const url = new URL(address, "http://office");
  if (language) url.searchParams.set("lang", language);
  else url.searchParams.delete("lang");
  return url.pathname + url.search;
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
  return [...new Set(plain)].filter((href) => !notPages.test(href.split("?")[0]));
}
