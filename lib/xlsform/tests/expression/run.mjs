// Runs tasks that a test wrote with the browser's engine: node run.mjs ENGINE TASKS. Prints what came out.
import { readFileSync } from "node:fs";

const [enginePath, tasksPath] = process.argv.slice(2);
// The engine is a module of pages; Node takes it as one when it is handed over as such.
const source = readFileSync(enginePath, "utf8");
const { load } = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);

/** Mulberry32, as in forms.rs. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function take(form, step) {
  try {
    if (step.set) return form.set(step.set[0], String(step.set[1]));
    if (step.add) return form.add(step.add);
    if (step.remove) return form.remove(step.remove);
    return form.state(step.state);
  } catch (fault) {
    return { refused: fault.message };
  }
}

const tasks = JSON.parse(readFileSync(tasksPath, "utf8"));
const results = tasks.map(({ tree, context, now, answers, cases = [], steps = [], time }) => {
  const full = { now, offset: 420, ...context, random: random(context?.seed ?? 1) };
  const begun = performance.now();
  const form = load(tree, full, answers);
  const opened = performance.now() - begun;
  const evaluated = cases.map(([, , at, code]) => {
    try {
      return form.evaluate(code, at);
    } catch (fault) {
      return fault.constructor.name === "Trouble" ? { trouble: fault.message } : { broke: fault.stack };
    }
  });
  const durations = [];
  const taken = (steps ?? []).map((step) => {
    const before = performance.now();
    const result = take(form, step);
    durations.push(performance.now() - before);
    return result;
  });
  return { cases: evaluated, steps: taken, ...(time ? { opened, durations } : {}) };
});
process.stdout.write(JSON.stringify(results));
