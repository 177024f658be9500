import { expect, type Page, type Response } from "@playwright/test";
import { demoAccess } from "./demo-access";

/** Signs in through the form as one of the demo's people; returns the number of the workspace they land in. */
export async function signInAs(page: Page, email: string): Promise<number> {
  const login = demoAccess().logins.find((l) => l.email === email);
  if (!login) throw new Error(`the demo has no login for ${email}`);
  return signInWith(page, login);
}

/** The same for anybody with a password. */
export async function signInWith(page: Page, login: { email: string; password: string }): Promise<number> {
  await openPage(page, "/login");
  await page.getByLabel("Email").fill(login.email);
  await page.getByRole("textbox", { name: "Password" }).fill(login.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/w\/\d+/);
  const id = Number(/\/w\/(\d+)/.exec(page.url())?.[1]);
  expect(id).toBeGreaterThan(0);
  return id;
}

/** Goes to a page and waits until it has come alive: what is typed earlier reaches nobody. */
export async function openPage(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await page.locator("html[data-alive]").waitFor({ state: "attached" });
  return response;
}

/** Area codes on New York time that the demo's own people do not have. */
const areaCodes: Record<string, string[]> = { desktop: ["516", "631", "934"], phone: ["914", "845", "838"] };

/** A number nobody else in this run uses, from the range kept for fiction. */
let used = 0;
export const freshNumber = (project: string): string => {
  const n = used++;
  return `+1${areaCodes[project]?.[Math.floor(n / 100)] ?? "518"}55501${String(n % 100).padStart(2, "0")}`;
};
