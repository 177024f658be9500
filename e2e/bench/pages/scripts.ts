import type { BrowserContext } from "@playwright/test";

/**
 * Scripts as they came over the wire, compressed: `kB` what had come when the page began to answer to presses, `laterKB`
 * in the second after. `shift` as web.dev counts it.
 */
export type PageWeight = { path: string; scripts: number; kB: number; laterKB: number; shift: number };

type Seen = { shift: number; aliveAt: number };

/** Client JavaScript of a page as a first visit loads it, and how far its layout moved. */
export async function weigh(context: BrowserContext, path: string): Promise<PageWeight> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen: Seen = { shift: 0, aliveAt: Number.POSITIVE_INFINITY };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    // The root element itself is replaced once the document begins.
    new MutationObserver((_, observer) => {
      if (!document.documentElement?.hasAttribute("data-alive")) return;
      seen.aliveAt = performance.now();
      observer.disconnect();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-alive"] });
  });
  await page.goto(path, { waitUntil: "load" });
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  await page.waitForTimeout(1_000);
  const { shift, aliveAt, scripts } = await page.evaluate(() => ({
    ...(window as unknown as { seen: Seen }).seen,
    scripts: performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .map(({ responseEnd, encodedBodySize }) => ({ responseEnd, encodedBodySize })),
  }));
  await page.close();
  const first = scripts.filter(({ responseEnd }) => responseEnd <= aliveAt);
  const later = scripts.filter(({ responseEnd }) => responseEnd > aliveAt);
  const kB = (some: typeof scripts) =>
    Math.round(some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024);
  return {
    path,
    scripts: first.length,
    kB: kB(first),
    laterKB: kB(later),
    shift: Math.round(shift * 1000) / 1000,
  };
}
