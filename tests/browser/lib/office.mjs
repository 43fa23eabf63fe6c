// The office under test: its address, its people, and browsers for them.

import { watch } from "./watch.mjs";
import { desktop } from "./look.mjs";

export class Office {
  #browser;
  #links;
  #states = new Map();

  constructor(browser, { address, links, minutes }) {
    this.#browser = browser;
    this.#links = links;
    this.address = address;
    this.minutes = minutes;
    /** @type {string[]} the roles that can sign in */
    this.roles = Object.keys(links);
  }

  /**
   * One story per person: the link opened by a mail filter is still good, and
   * one press signs in. They run before all others, which need the sessions.
   */
  signInStories() {
    return this.roles.map((role) => ({
      name: `the ${role} signs in with a link that was opened before`,
      first: true,
      run: () => this.#signIn(role),
    }));
  }

  /**
   * Opens a browser page for a person, watched for everything forbidden.
   *
   * @param {string | null} role who; null is a visitor
   * @param {{language?: string, scripts?: boolean, host?: string}} how `host` is another name of
   *   the machine that serves the office
   * @returns {Promise<{page, problems: () => string[], close: () => Promise<void>}>}
   */
  async open(role, { language = "en", scripts = true, host } = {}) {
    if (role !== null && !this.#states.has(role)) throw new Error(`The ${role} could not sign in.`);
    const address = new URL(this.address);
    if (host) address.hostname = host;
    const context = await this.#browser.newContext({
      baseURL: address.origin,
      storageState: role === null ? undefined : this.#state(role, address.hostname),
      locale: language,
      viewport: desktop,
      reducedMotion: "reduce",
      javaScriptEnabled: scripts,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const problems = watch(page, address.origin);
    return { page, problems, close: () => context.close() };
  }

  /** Who a browser is signed in as, under a name of the machine: cookies belong to the name. */
  #state(role, domain) {
    const state = this.#states.get(role);
    return { ...state, cookies: state.cookies.map((cookie) => ({ ...cookie, domain })) };
  }

  /** The sign-in link of a role. After the first stories it is used up. */
  link(role) {
    return this.#links[role];
  }

  async #signIn(role) {
    const { page, problems, close } = await this.open(null);
    try {
      await page.goto(this.link(role));
      await page.goto(this.link(role));
      const buttons = page.locator("main form button");
      const count = await buttons.count();
      if (count !== 1) return [`the page behind the link has ${count} buttons in its main part, not one`];
      await buttons.click();
      await page.waitForURL((url) => url.pathname.startsWith("/app"));
      this.#states.set(role, await page.context().storageState());
      return problems();
    } finally {
      await close();
    }
  }
}
