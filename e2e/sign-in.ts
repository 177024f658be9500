import { type BrowserContext, expect, type Page, type Response } from "@playwright/test";
import { demoAccess } from "./demo-access";

type Session = { workspaceId: number; cookies: Awaited<ReturnType<BrowserContext["cookies"]>> };
const sessions = new Map<string, Session>();

/** Lets one of the demo's people in and opens their overview. @returns the number of the workspace they land in. */
export async function signInAs(page: Page, email: string): Promise<number> {
  const workspaceId = await letIn(page, email);
  await openPage(page, `/w/${workspaceId}`);
  return workspaceId;
}

/**
 * Lets one of the demo's people in; which page is opened is the story's own affair. The first time through the form,
 * later by the session that it gave, so that only the tests of signing in wait for it.
 */
export async function letIn(page: Page, email: string): Promise<number> {
  const login = demoAccess().logins.find((l) => l.email === email);
  if (!login) throw new Error(`the demo has no login for ${email}`);
  const known = sessions.get(email);
  if (known) {
    await page.context().addCookies(known.cookies);
    return known.workspaceId;
  }
  const workspaceId = await signInWith(page, login);
  await pageStands(page);
  sessions.set(email, { workspaceId, cookies: await page.context().cookies() });
  return workspaceId;
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
  await pageStands(page);
  return response;
}

/** The same once more. */
export async function reloadPage(page: Page): Promise<void> {
  await page.reload();
  await pageStands(page);
}

/**
 * Waits until the page has come alive and what is streamed into it has found its place: until then it may stand in
 * the document twice, once hidden. A page that turns out not to exist leaves a torn piece behind, with a gap in it.
 */
export async function pageStands(page: Page): Promise<void> {
  const onItsWay = 'div[hidden][id^="S:"]:not(:has(template[id^="P:"]))';
  await page.locator(`html[data-alive]:not(:has(${onItsWay}))`).waitFor({ state: "attached" });
}

/** Area codes on New York time that the demo's own people do not have, ten for each width. */
const areaCodes: Record<string, number[]> = {
  desktop: [516, 631, 934, 518, 838, 607, 585, 716, 315, 680],
  phone: [914, 845, 329, 203, 475, 860, 959, 401, 508, 774],
};

/** A number nobody else in this run uses, from the range kept for fiction; a restarted worker has its own. */
let used = 0;
export const freshNumber = (project: string): string => {
  const worker = Number(process.env.TEST_WORKER_INDEX ?? 0);
  const area = areaCodes[project]?.[worker % 10] ?? 929;
  return `+1${area}55501${String(used++ % 100).padStart(2, "0")}`;
};
