// What scripts may do on a page, and what the office's own script does.

const officer = "programme-officer";

export const stories = [
  { name: "no script turns text into markup", run: sinks },
  { name: "progress is fetched anew until it is over", run: progress },
];

/**
 * Ways in which a text becomes markup or a program. `eval` is not among them: what a test asks of the browser from
 * outside is let through by design.
 */
const ways = {
  innerHTML: () => (document.body.innerHTML = "<b>x</b>"),
  insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
  "document.write": () => document.write("<b>x</b>"),
  DOMParser: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
  "a script's text": () => (document.createElement("script").text = "1"),
  "a policy of its own": () => window.trustedTypes.createPolicy("own", { createHTML: (text) => text }),
};

async function sinks(office) {
  const { page, close } = await office.open(officer);
  try {
    const found = [];
    for (const path of ["/", "/signin", "/app"]) {
      await page.goto(path);
      for (const [name, way] of Object.entries(ways)) {
        // What is tried here is reported by the browser, as it should be: that is no problem of the page.
        const refused = await page.evaluate(`(() => { try { (${way})(); return false; } catch { return true; } })()`);
        if (!refused) found.push(`${path}: ${name} is let through`);
      }
    }
    return found;
  } finally {
    await close();
  }
}

async function progress(office) {
  const { page, problems, close } = await office.open(officer);
  try {
    let asked = 0;
    const line = (text, polls) => `<div id="bar" ${polls ? 'data-poll="/app/bar"' : ""}><a id="stop" href="/app">${text}</a></div>`;
    await page.route("**/app/bar", (route) => {
      asked += 1;
      const body = asked < 2 ? line("half <em>done</em>", true) : line("all done", false);
      return route.fulfill({ contentType: "text/html; charset=utf-8", body });
    });
    await page.route("**/app/library", async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replace("</main>", `${line("begun", true)}</main>`);
      return route.fulfill({ response: answer, body: text });
    });
    await page.goto("/app/library");
    await page.locator("#stop").focus();
    await page.locator("#stop").getByText("all done").waitFor({ timeout: 10_000 });
    const found = problems();
    if (asked !== 2) found.push(`it was asked for ${asked} times and not twice`);
    const keeps = await page.evaluate(() => document.activeElement?.id);
    if (keeps !== "stop") found.push("whoever stood in it lost their place");
    return found;
  } finally {
    await close();
  }
}
