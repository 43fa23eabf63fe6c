// Reads the command line of run.mjs.

import { parseArgs } from "node:util";

/**
 * @param {string[]} words the words after `node run.mjs`
 * @returns {{address: string, links: Record<string, string>, only?: string,
 *   jobs: number, minutes: number, shots?: string, chromium?: string}}
 *   `links` holds one sign-in link per role; `minutes` bounds the crawl.
 * @throws when the address or every sign-in link is missing
 */
export function readArguments(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      address: { type: "string" },
      "sign-in": { type: "string", multiple: true, default: [] },
      only: { type: "string" },
      jobs: { type: "string", default: "2" },
      minutes: { type: "string", default: "12" },
      shots: { type: "string" },
      chromium: { type: "string" },
    },
  });
  if (!values.address) throw new Error("Say where Balai serves: --address http://127.0.0.1:8080");
  const links = Object.fromEntries(values["sign-in"].map(splitAtFirstEquals));
  if (Object.keys(links).length === 0) {
    throw new Error("Give at least one sign-in link: --sign-in administrator=http://...");
  }
  return {
    address: values.address.replace(/\/$/, ""),
    links,
    only: values.only,
    jobs: Number(values.jobs),
    minutes: Number(values.minutes),
    shots: values.shots,
    chromium: values.chromium,
  };
}

// A link may hold `=` itself, so only the first one separates.
function splitAtFirstEquals(pair) {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
