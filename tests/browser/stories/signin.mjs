// The door: what it refuses, and that nothing typed is lost.

export const stories = [
  { name: "a sign-in link works once, and says so the second time", run: usedLink },
  { name: "a visitor who opens the workspace is led to the door", run: closedDoor },
  { name: "a wrong password keeps the address that was typed", run: wrongPassword },
];

async function usedLink(office) {
  const { page, problems, close } = await office.open(null);
  try {
    await page.goto(office.link(office.roles[0]));
    const button = page.locator("main form button");
    if ((await button.count()) === 1) await button.click();
    await page.waitForLoadState();
    const found = problems();
    if (new URL(page.url()).pathname.startsWith("/app")) found.push("the used link signed in again");
    const text = (await page.locator("main").innerText()).trim();
    if (text.length < 20) found.push("the page behind the used link does not say what to do");
    return found;
  } finally {
    await close();
  }
}

async function closedDoor(office) {
  const { page, problems, close } = await office.open(null);
  try {
    await page.goto("/app");
    const found = problems();
    const path = new URL(page.url()).pathname;
    if (path !== "/signin") found.push(`/app led to ${path} instead of /signin`);
    return found;
  } finally {
    await close();
  }
}

async function wrongPassword(office) {
  const { page, problems, close } = await office.open(null, { scripts: false });
  try {
    await page.goto("/signin");
    const email = page.locator('main input[type="email"]').first();
    await email.fill("nobody@example.org");
    await page.locator('main input[type="password"]').first().fill("not the password");
    await page.locator("main form button").first().click();
    await page.waitForLoadState();
    const found = problems();
    if (new URL(page.url()).pathname.startsWith("/app")) return [...found, "a wrong password signed in"];
    const kept = await page.locator('main input[type="email"]').first().inputValue();
    if (kept !== "nobody@example.org") found.push(`the typed address was lost: the field holds "${kept}"`);
    return found;
  } finally {
    await close();
  }
}
