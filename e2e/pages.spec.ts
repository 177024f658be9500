import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { demoAccess } from "./demo-access";
import { openPage, signInAs } from "./sign-in";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("every page is free of serious accessibility faults and of script errors", async ({ page }) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      const { apiKey } = demoAccess();
      const sent = await page.request.post("/api/v1/messages", {
        headers: { "X-API-Key": apiKey ?? "" },
        data: { to: "+17185550149", body: "Seen by axe" },
      });
      const { id } = await sent.json();
      await openPage(page, "/login");
      await audit(page, "login");
      const workspace = await signInAs(page, "rosa@juniper.example");
      const paths = ["", "/messages", `/messages?message=${id}`].map((path) => `/w/${workspace}${path}`);
      for (const path of [...paths, "/sandbox/phones"]) {
        await openPage(page, path);
        await page.waitForLoadState("networkidle");
        await audit(page, path);
      }
      await openPage(page, `/w/${workspace}/messages`);
      await page.locator("body").press("c");
      await expect(page.getByRole("dialog")).toBeVisible();
      await audit(page, "the send dialog");
      expect(errors).toEqual([]);
    });
  });
}

async function audit(page: Parameters<typeof signInAs>[0], where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  const told = bad.map((v) => `${where}: ${v.id} at ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect(told).toEqual([]);
}

test("no page scrolls sideways", async ({ page }) => {
  const workspace = await signInAs(page, "rosa@juniper.example");
  for (const path of [`/w/${workspace}`, `/w/${workspace}/messages`, "/sandbox/phones"]) {
    await openPage(page, path);
    await page.waitForLoadState("networkidle");
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess, path).toBeLessThanOrEqual(0);
  }
});
