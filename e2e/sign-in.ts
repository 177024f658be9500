import { expect, type Page, type Response } from "@playwright/test";
import { demoAccess } from "./demo-access";

/** Signs in through the form as one of the demo's people; returns the number of the workspace they land in. */
export async function signInAs(page: Page, email: string): Promise<number> {
  const login = demoAccess().logins.find((l) => l.email === email);
  if (!login) throw new Error(`the demo has no login for ${email}`);
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

/** A number nobody else in this run uses, from the range kept for fiction. */
let used = 0;
export const freshNumber = (project: string): string =>
  `+1${project === "phone" ? "646" : "718"}55501${String(50 + used++).padStart(2, "0")}`;
