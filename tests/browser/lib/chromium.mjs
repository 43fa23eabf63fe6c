// Finds the machine's own Chromium: the stories bring no browser of theirs.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** @returns {string} the path of the first Chromium on PATH */
export function findChromium() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  throw new Error("No Chromium on PATH. On Debian: apt-get install chromium");
}

// The browser must talk to our server alone: no updates, no reports, no
// protocol the server does not speak. The sandbox needs rights that a
// container often lacks, and the only pages opened are our own.
export const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
