import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails, naming rule and place, on any serious fault that axe finds on the page as it stands. */
export async function audit(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // No page here holds another one in a frame, so the second page that axe would open for those is saved.
    .setLegacyMode(true)
    // React Aria's own announcer, which points at what was pressed and may be gone by now.
    .exclude("[data-live-announcer]")
    .options({
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    })
    .analyze();
  const told = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ id, at: target.join(" ") })))
    // A list that follows the arrow keys scrolls by them; it needs no stop of its own.
    .filter(({ id, at }) => !(id === "scrollable-region-focusable" && at.startsWith("#react-aria")))
    .map(({ id, at }) => `${where}: ${id} at ${at}`);
  expect(told).toEqual([]);
}

/** On a phone the browser zooms out over what is too wide, so the window's own width would tell nothing. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${where} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** What the page's scripts complained of from now on. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
  });
  return errors;
}
