// Pressing what leads to another page.

/**
 * Presses a button and waits until the page that answers it is there. A click alone returns
 * before the browser has left the page, and whoever goes elsewhere then takes the act back.
 *
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").Locator} button
 */
export async function press(page, button) {
  await Promise.all([page.waitForNavigation(), button.click()]);
}
