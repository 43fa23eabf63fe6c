// Runs stories, a few at a time, and tells what came of each.

const minute = 60_000;

/**
 * Runs the stories marked `first` one after another, then the others side by
 * side, and prints a line for each and the closing line.
 *
 * @param {{name: string, first?: boolean, run: Function}[]} stories `run`
 *   gets the office and resolves to a list of problems; `{ skipped: reason }`
 *   instead of a list says why a story could not be told
 * @returns {Promise<number>} how many failed
 */
export async function runStories(stories, office, { jobs, minutes }) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const limit = (minutes + 5) * minute;
  const tell = async (story) => {
    const outcome = await outcomeOf(story, office, limit);
    tally[outcome.kind] += 1;
    print(story, outcome);
  };

  for (const story of stories.filter((story) => story.first)) await tell(story);
  const waiting = stories.filter((story) => !story.first);
  const worker = async () => {
    while (waiting.length > 0) await tell(waiting.shift());
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));

  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
  return tally.failed;
}

async function outcomeOf(story, office, limit) {
  const begun = Date.now();
  let kind = "passed";
  let lines = [];
  let timer;
  try {
    const overdue = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not finished after ${limit / minute} minutes`)), limit);
    });
    const told = (await Promise.race([story.run(office), overdue])) ?? [];
    if (Array.isArray(told)) lines = told;
    else [kind, lines] = ["skipped", [told.skipped]];
    if (kind === "passed" && lines.length > 0) kind = "failed";
  } catch (error) {
    [kind, lines] = ["failed", [error.message]];
  } finally {
    clearTimeout(timer);
  }
  return { kind, lines, seconds: ((Date.now() - begun) / 1000).toFixed(1) };
}

function print(story, { kind, lines, seconds }) {
  const mark = { passed: "ok     ", failed: "FAILED ", skipped: "skipped" }[kind];
  console.log(`${mark} ${story.name} (${seconds} s)`);
  for (const line of lines) console.log(`    - ${line}`);
}
