// Listens to one browser page and collects what must never happen.

/**
 * Starts collecting problems on `page`.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} address the office's own origin; requests elsewhere are problems
 * @returns {() => string[]} hands over the problems since the last call
 */
export function watch(page, address) {
  let problems = [];
  const note = (problem) => problems.push(`${pathOf(page.url())}: ${problem}`);

  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const text = message.text();
    // A refused page is reported by its status where it is opened; the
    // browser's own line about it says nothing new.
    const aboutThePageItself = message.location().url === page.url();
    if (text.startsWith("Failed to load resource") && aboutThePageItself) return;
    const kind = /content.security.policy/i.test(text) ? "content security policy" : "console error";
    note(`${kind}: ${text}`);
  });
  page.on("pageerror", (error) => note(`script error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    const ours = url.startsWith(address) || /^(data|blob|about|chrome-error):/.test(url);
    if (!ours) note(`request to another host: ${url}`);
  });

  return () => {
    const found = [...new Set(problems)];
    problems = [];
    return found;
  };
}

/** @returns {string} path and query of a URL, for messages */
export function pathOf(url) {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
