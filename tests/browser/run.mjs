// Runs the browser stories against a Balai that is already serving.
//
//   node run.mjs --address http://127.0.0.1:8080 \
//       --sign-in administrator=http://127.0.0.1:8080/... --sign-in ... \
//       [--only WORD] [--jobs 2] [--minutes 12] [--shots FOLDER] [--chromium PATH]
//
// The last line is `N passed, N failed, N skipped`; the exit code is 1 when a
// story failed.

import { readdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { readArguments } from "./lib/arguments.mjs";
import { findChromium, quietFlags } from "./lib/chromium.mjs";
import { Office } from "./lib/office.mjs";
import { runStories } from "./lib/stories.mjs";

const options = readArguments(process.argv.slice(2));
const browser = await chromium.launch({
  executablePath: options.chromium ?? findChromium(),
  args: quietFlags,
});

const office = new Office(browser, options);
const stories = [...office.signInStories(), ...(await storiesInFolder())].filter(
  (story) => story.first || !options.only || story.name.includes(options.only),
);
const failed = await runStories(stories, office, options);
await browser.close();
process.exitCode = failed > 0 ? 1 : 0;

/** Every story file exports `stories`, a list of `{ name, run(office) }`. */
async function storiesInFolder() {
  const folder = new URL("./stories/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".mjs")).sort();
  const files = await Promise.all(names.map((name) => import(new URL(name, folder))));
  return files.flatMap((file) => file.stories);
}
