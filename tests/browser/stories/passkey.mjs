// Passkeys with the browser's own pretended device, by keyboard alone.

import { closeLook } from "../lib/look.mjs";

const mostTabs = 80;

export const stories = [
  { name: "a passkey is added, signs in alone and is removed, by keyboard", run: passkey },
  { name: "without scripts the door says what passkeys need, and the password works", run: plain },
];

async function passkey(office) {
  // Passkeys belong to a name, and the office is served at a number.
  const { page, problems, close } = await office.open("co-manager", { host: "localhost" });
  try {
    const found = [];
    const device = await pretendedDevice(page);

    await page.goto("/app/me/ways-in");
    found.push(...(await closeLook(page)));
    await press(page, "Add a passkey");
    await page.waitForURL(/told=passkey-added/);
    found.push(...(await closeLook(page)));
    const row = page.locator('[aria-labelledby="table-passkeys"] tbody tr');
    const listed = await row.first().innerText();
    if (!/Chrom(e|ium) on Linux/.test(listed)) found.push(`the new passkey is called "${listed}"`);
    if (!listed.includes("signs you in alone")) found.push("the new passkey does not sign in alone");

    // Another browser: it knows nobody, but the device is at hand. It waits to be touched.
    await page.context().clearCookies();
    await device.touchedByItself(false);
    await page.goto("/signin");
    found.push(...(await closeLook(page)));
    await device.touchedByItself(true);
    await press(page, "Sign in with a passkey");
    await page.waitForURL((url) => url.pathname === "/app");

    await page.goto("/app/me/ways-in");
    if (/not used yet/.test(await row.first().innerText())) found.push("the list does not say when it was used");
    await Promise.all([page.waitForNavigation(), press(page, "Rename")]);
    found.push(...(await closeLook(page)));
    await reach(page, (element) => element.name === "name");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("The laptop in the office");
    await page.keyboard.press("Enter");
    await page.waitForURL(/told=passkey-renamed/);
    if (!(await row.first().innerText()).includes("The laptop in the office")) found.push("the new name is not listed");

    await Promise.all([page.waitForNavigation(), press(page, "Remove")]);
    found.push(...(await closeLook(page)));
    await press(page, "Remove the passkey");
    await page.waitForURL(/told=passkey-removed/);
    if ((await row.count()) !== 0) found.push("the removed passkey is still listed");
    return [...found, ...problems()];
  } finally {
    await close();
  }
}

async function plain(office) {
  const { page, problems, close } = await office.open(null, { host: "localhost", scripts: false });
  try {
    await page.goto("/signin");
    const found = problems();
    const text = await page.locator("main").innerText();
    if (!text.includes("Passkeys need a browser that knows them")) found.push("the door does not say what passkeys need");
    if (text.includes("Sign in with a passkey")) found.push("a button is shown that does nothing");
    if ((await page.locator('main input[type="password"]').count()) !== 1) found.push("the password is not asked for");
    return found;
  } finally {
    await close();
  }
}

/** A device inside the browser that confirms by itself, as a finger on a sensor would. */
async function pretendedDevice(page) {
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    touchedByItself: (enabled) =>
      devices.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
}

/** Tabs to the button or link with these words, and presses it. */
async function press(page, words, inside = "main") {
  await reach(page, (element, [text, place]) => element.innerText?.trim() === text && Boolean(element.closest(place)), [words, inside]);
  await page.keyboard.press("Enter");
}

async function reach(page, is, about) {
  const test = `(${is})(document.activeElement, ${JSON.stringify(about ?? null)})`;
  for (let count = 0; count < mostTabs; count += 1) {
    if (await page.evaluate(test)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${mostTabs} Tabs do not reach ${JSON.stringify(about ?? String(is))} on ${page.url()}`);
}
