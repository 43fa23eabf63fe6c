// A scan typed beside its picture, with the keyboard alone.

export const stories = [
  { name: "three rows are keyed by keyboard, with a suggestion taken", run: keyThree },
  { name: "what was typed without a line stays and is sent again", run: withoutLine },
];

/** Opens the half-keyed sheet of the demo as the first of the office who keys it. */
async function onSheet(office, tell) {
  const roles = office.roles.filter((role) => /officer|manager/.test(role) && !/placement|frontline/.test(role));
  for (const role of roles) {
    const { page, problems, close } = await office.open(role);
    try {
      await page.goto("/app/keyings");
      const sheet = page.getByRole("link", { name: "Sign-in sheet, first day" });
      if ((await sheet.count()) === 0) continue;
      await sheet.first().click();
      const key = page.getByRole("button", { name: "Key it" }).or(page.getByRole("link", { name: "Go on keying" }));
      await key.first().click();
      await page.waitForSelector("[data-keyed] input");
      return [...(await tell(page, problems)), ...problems()];
    } finally {
      await close();
    }
  }
  return ["nobody of the office sees the half-keyed sheet of the demo"];
}

/** What stands in the rows that are kept: a list of texts by row. */
async function keptRows(page) {
  await page.reload();
  return page.evaluate(() =>
    [...document.querySelectorAll("tr[data-row]")]
      .filter((row) => Number(row.querySelector("[name$='.version']").value) > 0)
      .map((row) => [...row.querySelectorAll("[data-cell]")].map((cell) => cell.value)),
  );
}

const waitKept = (page, count) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll("tr[data-row] [name$='.version']")].filter((field) => Number(field.value) > 0)
        .length >= wanted,
    count,
  );

async function keyThree(office) {
  return onSheet(office, async (page) => {
    const found = [];
    const before = (await keptRows(page)).length;
    const keys = page.keyboard;
    // Keying goes on in the first blank row.
    await keys.type("Maria Halimbawa");
    await keys.press("Tab");
    // What stood in the cell before comes back.
    await keys.type("Bureau of Emigration");
    await page.waitForSelector("[role=option]", { timeout: 400 }).catch(() => null);
    await keys.press("Escape");
    await keys.press("Escape");
    await keys.type("Bureau of Immigration");
    await keys.press("Tab");
    await keys.type("philip");
    await page.waitForSelector("[role=option]");
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await keys.type("Tran Vi Du");
    await keys.press("Enter");
    await keys.press("Alt+u");
    await keys.press("Enter");
    await keys.press("Alt+ArrowUp");
    await keys.press("Enter");
    await keys.type("Kamal Udaharana");
    await keys.press("Enter");
    await keys.press("Alt+ArrowUp");
    await keys.press("ArrowUp");
    await waitKept(page, before + 3);
    const rows = (await keptRows(page)).map((row) => JSON.stringify(row));
    const wanted = [
      ["Maria Halimbawa", "Bureau of Immigration", "Philippines"],
      ["Tran Vi Du", "", "Philippines"],
      ["Kamal Udaharana", "", ""],
    ];
    for (const row of wanted.map((line) => JSON.stringify(line))) {
      if (!rows.includes(row)) found.push(`${row} is not among ${rows.join(" ")}`);
    }
    const unread = await page.locator("[name*='.unread.']:checked").count();
    if (unread < 2) found.push(`${unread} cells are marked as not to be read, not two`);
    return found;
  });
}

async function withoutLine(office) {
  return onSheet(office, async (page, problems) => {
    const before = (await keptRows(page)).length;
    await page.route("**/rows", (route) => route.abort());
    await page.keyboard.type("Sione Example");
    await page.keyboard.press("ArrowUp");
    await page.waitForSelector("[role=alert]:has-text('does not answer')");
    await page.unroute("**/rows");
    // The browser's own line about the request that was cut is what this story wants.
    const others = problems().filter((problem) => !problem.includes("Failed to load resource"));
    await waitKept(page, before + 1);
    const rows = await keptRows(page);
    const isThere = rows.some(([name]) => name === "Sione Example");
    return isThere ? others : [...others, "what was typed without a line is lost"];
  });
}
