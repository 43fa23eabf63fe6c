// What people come to do, pressed through in the browser.

import { closeLook } from "../lib/look.mjs";
import { press } from "../lib/press.mjs";
import { pathOf } from "../lib/watch.mjs";

const officer = "programme-officer";

export const stories = [
  { name: "an officer brings in a workbook, answers, applies it and takes it back", run: workbook },
  { name: "a form sent with faults names them beside its fields", run: faults },
  { name: "a pair of records is decided and the next one is shown", run: pairs },
  { name: "a list is filtered, its columns chosen, and the view kept", run: view },
  { name: "the importer works without scripts", run: (office) => workbook(office, { scripts: false }) },
];

const plan = (code) =>
  `Code,Title,Type,Start,Status\n${code}-1,Training on letters,training,03/04/2025,planned\n` +
  `${code}-2,Meeting of desks,meeting,5 June 2025,planned\n`;

async function workbook(office, { scripts = true } = {}) {
  return as(office, officer, { scripts }, async (page) => {
    const found = [];
    await page.goto("/app/imports/new");
    const file = { name: "plan.csv", mimeType: "text/csv", buffer: Buffer.from(plan(scripts ? "BS" : "BN")) };
    await page.setInputFiles("input[type=file]", file);
    await press(page, page.locator("form:has(input[type=file]) button"));
    if (scripts) found.push(...(await closeLook(page)));
    const answer = page.locator('form[action$="/answer"]').first();
    await answer.locator("select").selectOption("day-first");
    await press(page, answer.locator("button"));
    await press(page, page.locator('form[action$="/application"] button'));
    if ((await page.locator('form[action$="/reversal"]').count()) !== 1) {
      return [...found, `${pathOf(page.url())}: what was applied cannot be taken back`];
    }
    if (scripts) found.push(...(await closeLook(page)));
    const batch = page.url();
    found.push(...(await expectRows(page, "/app/plan?q=letters", "Training on letters", true)));
    await page.goto(batch);
    await undo(page, scripts);
    found.push(...(await expectRows(page, "/app/plan?q=letters", "Training on letters", false)));
    return found;
  });
}

/** With scripts a dialog asks first; without, the button acts at once. */
async function undo(page, scripts) {
  const button = page.locator('form[action$="/reversal"] button').first();
  if (!scripts) return press(page, button);
  await button.click();
  await press(page, page.locator("dialog[open] button").first());
}

async function expectRows(page, path, text, isThere) {
  await page.goto(path);
  const count = await page.locator("main").getByText(text).count();
  if (count > 0 === isThere) return [];
  return [`${path}: "${text}" is ${isThere ? "missing" : "still there"}`];
}

async function faults(office) {
  return as(office, officer, {}, async (page) => {
    const found = [];
    for (const path of ["/app/plan/activities/new", "/app/directory/people/new", "/app/imports/new"]) {
      await page.goto(path);
      await press(page, page.locator("main form[method=post] button[type=submit]").first());
      found.push(...(await closeLook(page)));
      const text = await page.locator("main").innerText();
      const marked = await page.locator("main [aria-invalid=true], main .note.bad, main .errors").count();
      if (marked === 0) found.push(`${path}: an empty form is not answered with what is missing: ${text.slice(0, 80)}`);
    }
    return found;
  });
}

async function pairs(office) {
  return as(office, officer, {}, async (page) => {
    await page.goto("/app/directory/suggestions");
    const waiting = await openPairs(page);
    await press(page, page.locator('main table a[href*="/suggestions/"]').first());
    const first = page.url();
    const found = await closeLook(page);
    await press(page, page.locator('button[name=decision][value="different"]'));
    if (page.url().split("?")[0] === first) found.push("after a decision the same pair is shown again");
    await page.goto("/app/directory/suggestions");
    const left = await openPairs(page);
    if (left !== waiting - 1) found.push(`${waiting} pairs waited, and after one decision ${left}`);
    return found;
  });
}

async function openPairs(page) {
  const text = await page.locator("main nav a[aria-current], main .tabs a[aria-current]").last().innerText();
  return Number(text.replace(/\D/g, ""));
}

async function view(office) {
  return as(office, officer, {}, async (page) => {
    await page.goto("/app/directory/parties?status=member");
    const columns = page.locator("main details:has(input[name=column])");
    await columns.locator("summary").click();
    await columns.locator("input[name=column]:checked").last().uncheck();
    const headings = await page.locator("main table thead th").count();
    await press(page, columns.locator("button[type=submit]").first());
    const found = await closeLook(page);
    if ((await page.locator("main table thead th").count()) !== headings - 1) {
      found.push(`${pathOf(page.url())}: the column that was left out is still there`);
    }
    const keep = page.locator('details:has(form[action="/app/views"])');
    await keep.locator("summary").click();
    await keep.locator("input[type=text]").fill("Members, short");
    await press(page, keep.locator("button[type=submit]"));
    await page.goto("/app/directory/parties");
    await press(page, page.locator("nav.views").getByText("Members, short"));
    if (!page.url().includes("status=member")) found.push("the kept view forgot its filter");
    return found;
  });
}

async function as(office, role, how, tell) {
  const { page, problems, close } = await office.open(role, how);
  try {
    return [...(await tell(page)), ...problems()];
  } finally {
    await close();
  }
}
