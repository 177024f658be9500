import { gzipSync } from "node:zlib";
import type { BrowserContext } from "@playwright/test";

/** `kB` until the page answers to presses, `laterKB` fetched in the second after; `shift` as web.dev counts it. */
export type PageWeight = { path: string; scripts: number; kB: number; laterKB: number; shift: number };

/** Client JavaScript of a page as a first visit loads it, gzipped, and how far its layout moved. */
export async function weigh(context: BrowserContext, path: string): Promise<PageWeight> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(path, { waitUntil: "load" });
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  const first = sizes.length;
  await page.waitForTimeout(1_000);
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
  const bytes = await Promise.all(sizes);
  await page.close();
  const kB = (some: number[]) => Math.round(some.reduce((sum, n) => sum + n, 0) / 1024);
  return {
    path,
    scripts: first,
    kB: kB(bytes.slice(0, first)),
    laterKB: kB(bytes.slice(first)),
    shift: Math.round(shift * 1000) / 1000,
  };
}
