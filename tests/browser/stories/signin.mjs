// The door: what it refuses, that nothing typed is lost, and what comes second.

import { createHmac } from "node:crypto";

import { closeLook } from "../lib/look.mjs";
import { press } from "../lib/press.mjs";

export const stories = [
  { name: "a sign-in link works once, and says so the second time", run: usedLink },
  { name: "a visitor who opens the workspace is led to the door", run: closedDoor },
  { name: "a wrong password keeps the address that was typed", run: wrongPassword },
  { name: "an app is added as a second factor and taken away again", run: secondFactor },
];

async function usedLink(office) {
  const { page, problems, close } = await office.open(null);
  try {
    await page.goto(office.link(office.roles[0]));
    const button = page.locator("main form button");
    if ((await button.count()) === 1) await press(page, button);
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
    await press(page, page.locator("main form button").first());
    const found = problems();
    if (new URL(page.url()).pathname.startsWith("/app")) return [...found, "a wrong password signed in"];
    const kept = await page.locator('main input[type="email"]').first().inputValue();
    if (kept !== "nobody@example.org") found.push(`the typed address was lost: the field holds "${kept}"`);
    return found;
  } finally {
    await close();
  }
}

async function secondFactor(office) {
  const { page, problems, close } = await office.open("monitoring-officer");
  try {
    const found = [];
    const send = (form) => press(page, page.locator(`form[action$="${form}"] button`).first());
    await page.goto("/app/me/ways-in");
    found.push(...(await closeLook(page)));
    await send("/authenticator");
    found.push(...(await closeLook(page)));
    const key = await page.locator("main code").first().textContent();
    await page.locator('input[name="code"]').fill("000000");
    await send("/confirmation");
    found.push(...(await closeLook(page)));
    await page.locator('input[name="code"]').fill(digits(key));
    await send("/confirmation");
    found.push(...(await closeLook(page)));
    const codes = await page.locator("main ol code").count();
    if (codes !== 10) found.push(`${codes} codes on paper are shown instead of 10`);
    await page.goto("/app/me/ways-in/authenticator/removal");
    await send("/removal");
    const again = await page.locator('form[action$="/authenticator"] button').count();
    if (again !== 1) found.push("after its removal no app can be added");
    return [...found, ...problems()];
  } finally {
    await close();
  }
}

/** The six digits of a key in base 32 at this moment (RFC 6238). */
function digits(key) {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll(" ", "")].map((sign) => signs.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const period = Buffer.alloc(8);
  period.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", secret).update(period).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
