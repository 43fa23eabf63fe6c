// The same office with scripts switched off: smoother is optional.

const pages = [
  [null, "/"],
  [null, "/events"],
  [null, "/signin"],
  ["programme-officer", "/app"],
  ["programme-officer", "/app/events"],
  ["programme-officer", "/app/search?q=training"],
];

export const stories = pages.map(([role, path]) => ({
  name: `${path} reads without scripts`,
  run: (office) =>
    role === null || office.roles.includes(role)
      ? readsPlain(office, role, path)
      : { skipped: `no sign-in link for the ${role}` },
}));

async function readsPlain(office, role, path) {
  const { page, problems, close } = await office.open(role, { scripts: false });
  try {
    const response = await page.goto(path);
    const found = problems();
    if (response.status() >= 400) return [`${path} answers ${response.status()}`];
    const headings = await page.locator("h1").count();
    if (headings !== 1) found.push(`${path} has ${headings} first-level headings, not one`);
    const text = (await page.locator("main").innerText()).trim();
    if (text.length < 20) found.push(`${path} is empty without scripts`);
    return found;
  } finally {
    await close();
  }
}
