// What is sealed: written by one, opened by another, and never sent in the clear.

import { closeLook } from "../lib/look.mjs";

export const stories = [
  { name: "a sealed note and file reach the other member and nobody between", run: team },
  { name: "a passkey opens the sealing key", run: passkey },
  { name: "without scripts the pages of teams say what they need", run: plain },
];

const canary = "Kestrel over Sunda";
const text = `${canary}: the boat leaves on Friday.`;

async function team(office) {
  const found = [];
  const one = await office.open("co-manager");
  const other = await office.open("programme-officer");
  const sent = [];
  for (const { page } of [one, other]) {
    page.on("request", (request) => sent.push([request.url(), request.postDataBuffer()?.toString("latin1") ?? ""]));
  }
  try {
    const address = await addressOf(other.page);
    const paper = await makeKey(one.page, found);
    const otherPaper = await makeKey(other.page, found);
    await one.page.goto("/app/teams/new");
    found.push(...(await closeLook(one.page)));
    await open(one.page, paper);
    await one.page.getByLabel("Name").fill("Monday group");
    await one.page.getByRole("button", { name: "Found the team" }).click();
    await one.page.waitForURL(/told=team-founded/);
    const home = new URL(one.page.url()).pathname;
    await one.page.getByText("Open on this device.").waitFor();
    found.push(...(await closeLook(one.page)));

    await one.page.goto(`${home}/items/new`);
    await one.page.getByLabel("Title").fill(canary);
    await one.page.getByLabel("Text").fill(text);
    found.push(...(await closeLook(one.page)));
    await one.page.getByRole("button", { name: "Seal and keep" }).click();
    await one.page.waitForURL(/told=item-kept/);
    await one.page.goto(`${home}/items/file`);
    await one.page.locator('input[type="file"]').setInputFiles({
      name: `${canary}.txt`,
      mimeType: "text/plain",
      buffer: Buffer.from(text.repeat(60_000)),
    });
    await one.page.getByRole("button", { name: "Seal and keep" }).click();
    await one.page.waitForURL(/told=item-kept/);

    await one.page.goto(`${home}/members`);
    await one.page.getByLabel("E-mail address").fill(address);
    await one.page.getByRole("button", { name: "Ask them in" }).click();
    await one.page.waitForURL(/told=team-asked/);
    await other.page.goto("/app/teams");
    found.push(...(await closeLook(other.page)));
    await other.page.getByRole("button", { name: "Join" }).click();
    await other.page.waitForURL(/told=team-accepted/);
    if ((await other.page.locator("main").innerText()).includes("Open on this device")) found.push("the lock opens before somebody lets in");

    await one.page.goto(`${home}/members`);
    const compared = await one.page.locator("form[data-sealed=admit] [data-digits]").innerText();
    found.push(...(await closeLook(one.page)));
    await other.page.goto("/app/me/sealing-key");
    await open(other.page, otherPaper);
    const read = await other.page.locator("[data-own-digits]").innerText();
    if (!/^(\d{5} ){4}\d{5}$/.test(read) || read !== compared) found.push(`the digits differ: ${read} and ${compared}`);
    await one.page.getByRole("button", { name: /^Let .* in$/ }).click();
    await one.page.waitForURL(/told=team-admitted/);

    await other.page.goto(home);
    await other.page.getByRole("link", { name: canary, exact: true }).click();
    await other.page.waitForFunction((words) => document.querySelector("main").innerText.includes(words), text);
    found.push(...(await closeLook(other.page)));
    await other.page.goto(home);
    await other.page.getByRole("link", { name: `${canary}.txt` }).click();
    const [download] = await Promise.all([
      other.page.waitForEvent("download"),
      other.page.getByRole("button", { name: "Open and save" }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    if (Buffer.concat(chunks).toString() !== text.repeat(60_000)) found.push("the file is not what was sent");

    // Somebody has put another public key in the other one's place: nobody gets a new key.
    await one.page.goto(home);
    await one.page.route(`**${home}/key`, exchanged(await pointOf(one.page)));
    await one.page.goto(`${home}/key`);
    await one.page.getByRole("button", { name: "Change the key" }).click();
    await one.page.getByText("Somebody's key is not the one that the team let in").waitFor();
    await one.page.unroute(`**${home}/key`);

    // Or in the reader's own: their browser knows its key, and opens nothing.
    await one.page.route(`**${home}`, ownExchanged(await pointOf(one.page)));
    await one.page.goto(home);
    await one.page.getByText("What the office keeps as your public key is not yours").waitFor();
    await one.page.unroute(`**${home}`);

    // The other one leaves; the key is changed; what stood there still opens for who stays.
    await one.page.goto(`${home}/members`);
    await one.page.getByRole("row", { name: /inside/ }).last().getByRole("link", { name: "Remove" }).click();
    await one.page.getByRole("button", { name: "Remove" }).click();
    await one.page.waitForURL(/told=team-removed/);
    if ((await other.page.goto(home)).status() !== 404) found.push("who was removed still opens the team");
    await one.page.goto(`${home}/key`);
    await one.page.getByRole("button", { name: "Change the key" }).click();
    await one.page.waitForURL(/told=team-key-changed/);
    await one.page.getByRole("link", { name: canary, exact: true }).click();
    await one.page.waitForFunction((words) => document.querySelector("main").innerText.includes(words), text);

    await one.page.getByRole("link", { name: "Alter the note" }).click();
    await one.page.waitForFunction((words) => document.querySelector('[data-field="text"]').value === words, text);
    await one.page.getByLabel("Text").fill(`${text} Or on Saturday.`);
    await one.page.getByRole("button", { name: "Seal and keep" }).click();
    await one.page.waitForURL(/told=item-kept/);
    await one.page.waitForFunction((words) => document.querySelector("main").innerText.includes(words), "Or on Saturday");

    for (const [url, body] of sent) {
      const all = decodeURIComponent(`${url} ${body}`.replaceAll("+", " ").replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
      if (/Kestrel|Friday|Saturday/.test(all)) found.push(`what is sealed was sent in the clear to ${url}`);
      if (all.includes(paper) || all.includes(otherPaper)) found.push(`a recovery key was sent to ${url}`);
    }
    // The page that who was removed may not see any more.
    const expected = (line) => !/404/.test(line);
    return [...found, ...one.problems(), ...other.problems().filter(expected)];
  } finally {
    await one.close();
    await other.close();
  }
}

async function passkey(office) {
  const { page, problems, close } = await office.open("monitoring-officer", { host: "localhost" });
  try {
    const found = [];
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        hasPrf: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto("/app/me/ways-in");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.waitForURL(/told=passkey-added/);
    await makeKey(page, found);
    const ways = await page.locator('[aria-labelledby="table-ways"] tbody tr').count();
    if (ways !== 2) found.push(`${ways} ways open the key, not the paper and the passkey`);
    await page.getByRole("button", { name: "Open with a passkey" }).click();
    await page.getByText("Open on this device.").waitFor();
    await page.reload();
    await page.getByText("Open on this device.").waitFor();
    await page.getByRole("button", { name: "Close it now" }).click();
    await page.getByRole("button", { name: "Open with a passkey" }).waitFor();
    await page.locator("#lock-paper").fill("0000-0000-0000-0000-0000-0000-0000-0000");
    await page.getByRole("button", { name: "Open with the recovery key" }).click();
    await page.getByText("This does not open your key").waitFor();
    return [...found, ...problems()];
  } finally {
    await close();
  }
}

async function plain(office) {
  const { page, problems, close } = await office.open("focal-point-thailand", { scripts: false });
  try {
    const found = [];
    for (const path of ["/app/me/sealing-key", "/app/teams"]) {
      await page.goto(path);
      found.push(...problems());
    }
    await page.goto("/app/me/sealing-key");
    const words = await page.locator("main").innerText();
    if (!words.includes("with scripts switched on")) found.push("the page does not say what it needs");
    if (words.includes("Make my key")) found.push("a button is shown that does nothing");
    return found;
  } finally {
    await close();
  }
}

/** The reader's own public key, as the page knows it. */
async function pointOf(page) {
  return page.evaluate(() => JSON.parse(document.querySelector("[data-lock]").dataset.facts).own.point);
}

/** Answers with the page in which the reader's own public key is another. */
function ownExchanged(point) {
  return async (route) => {
    const answer = await route.fetch();
    const other = point.slice(0, 10) + (point[10] === "A" ? "B" : "A") + point.slice(11);
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(point, other) });
  };
}

/** Answers with the page in which all members but the first have this public key. */
function exchanged(point) {
  return async (route) => {
    const answer = await route.fetch();
    const page = await answer.text();
    let count = 0;
    const altered = page.replaceAll(/(point&quot;:&quot;)([\w-]{87})(&quot;,&quot;vouched)/g, (all, before, _, after) =>
      (count += 1) === 1 ? all : `${before}${point}${after}`,
    );
    await route.fulfill({ response: answer, body: altered });
  };
}

/** Makes a sealing key; gives the recovery key as it stands on paper. */
async function makeKey(page, found) {
  await page.goto("/app/me/sealing-key");
  await page.getByRole("button", { name: "Make my key" }).click();
  const paper = page.locator("[data-paper]");
  await paper.filter({ hasText: /-/ }).waitFor();
  const key = (await paper.innerText()).trim();
  found.push(...(await closeLook(page)));
  await page.getByLabel("The last four signs").fill(key.slice(-4).toLowerCase());
  await page.getByRole("button", { name: "Keep my key" }).click();
  await page.waitForURL(/told=sealing-key-kept/);
  return key;
}

/** Opens the lock of a page with the recovery key, typed as people type. */
async function open(page, paper) {
  await page.locator("#lock-paper").fill(paper.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Open with the recovery key" }).click();
  await page.getByText("Open on this device.").waitFor();
}

/** The address with which whoever is signed in signs in. */
async function addressOf(page) {
  await page.goto("/app/me/data");
  const words = await page.locator("main").innerText();
  return words.match(/[\w.+-]+@[\w.-]+/)[0];
}
