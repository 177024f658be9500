import { expect, type Page, test } from "@playwright/test";
import { demoAccess } from "./demo-access";
import { openWorkspace } from "./own-workspace";
import { freshNumber, openPage, reloadPage, signInAs, signInWith } from "./sign-in";

const juniper = () => ({ "X-API-Key": demoAccess().apiKey ?? "" });

/** Opens the palette as a hand at this width would. */
async function find(page: Page, isMobile: boolean, words: string) {
  if (isMobile) await page.getByRole("button", { name: "Find or do" }).click();
  else await page.locator("body").press("/");
  const palette = page.getByRole("dialog", { name: "Find or do" });
  await palette.getByRole("searchbox").fill(words);
  return palette;
}

/** Walks to a room by the way this width offers. */
async function walkTo(page: Page, isMobile: boolean, room: string): Promise<void> {
  const main = page.getByRole("navigation", { name: "Main" });
  const door = main.getByRole("link", { name: room });
  if (!isMobile || (await door.count()) > 0) return door.click();
  await main.getByRole("button", { name: "More" }).click();
  await page.getByRole("dialog", { name: "More" }).getByRole("link", { name: room }).click();
}

test("what needs somebody comes first, with cause, remedy and the way there", async ({ page }) => {
  const workspace = await signInAs(page, "rosa@juniper.example");
  const needs = page.getByRole("region", { name: "What needs you" });
  await expect(needs.getByRole("heading", { name: /waiting for an answer/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Today" }).getByText("Spent today")).toBeVisible();
  const chart = page.getByRole("region", { name: "The last two weeks" });
  await chart.getByText("As a table").click();
  await expect(chart.getByRole("row")).toHaveCount(15);
  await expect(chart.getByRole("row", { name: /^Today/ })).toBeVisible();
  const reply = needs.getByRole("button", { name: /^Reply to / }).first();
  const name = (await reply.getAttribute("aria-label"))?.replace("Reply to ", "") ?? "nobody";
  await reply.click();
  await expect(page.getByRole("dialog").getByText(name).first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect(new URL(page.url()).pathname).toBe(`/w/${workspace}`);
});

test("a viewer is told how it stands and asked for nothing", async ({ page }) => {
  await signInAs(page, "theo@juniper.example");
  await expect(page.getByRole("region", { name: "How it stands" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What needs you" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Today" }).getByText("Sent today")).toBeVisible();
  await expect(page.getByText("Spent today")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Send a text|^Reply to / })).toHaveCount(0);
  await page.locator("body").press("c");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test(
  "a text appears under Just now by itself, and the business next door sees none of it",
  { tag: "@once" },
  async ({ page, browser }, { project }) => {
    const body = `Chair by the window, ${crypto.randomUUID().slice(0, 8)}`;
    const workspace = await signInAs(page, "rosa@juniper.example");
    const feed = page.getByRole("region", { name: "Just now" });
    await expect(feed).toBeVisible();
    const sent = await page.request.post("/api/v1/messages", {
      headers: juniper(),
      data: { to: freshNumber(project.name), body },
    });
    expect(sent.status()).toBe(202);
    await expect(feed.getByText(body)).toBeVisible({ timeout: 15_000 });

    const other = await (await browser.newContext()).newPage();
    const theirs = await signInAs(other, "marcus@oakember.example");
    await expect(other.getByRole("region", { name: "Just now" })).toBeVisible();
    await expect(other.getByText(body)).toHaveCount(0);
    for (const question of ["attention", "overview", "search?q=window"]) {
      const answer = await other.request.get(`/api/v1/${question}`, {
        headers: { "X-Workspace-Id": String(workspace) },
      });
      expect(answer.status(), question).toBe(404);
    }
    const own = await other.request.get(`/api/v1/search?q=${encodeURIComponent(body)}`, {
      headers: { "X-Workspace-Id": String(theirs) },
    });
    expect((await own.json()).messages).toEqual([]);
    await other.context().close();
  },
);

test("a new workspace says what to do next, and becomes a desk with its first text @once", async ({ page }, {
  project,
}) => {
  const business = await openWorkspace(page.request, { name: "Fern & Thistle" });
  const asBusiness = { "X-API-Key": business.apiKey };
  await signInWith(page, business.owner);
  const steps = page.getByRole("region", { name: /steps, and Fern & Thistle .* is up and running/ });
  await expect(steps.getByRole("listitem")).toHaveCount(5);
  await steps.getByRole("button", { name: "Write it" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.request.patch("/api/v1/workspace", { headers: asBusiness, data: { sending_paused: true } });
  await reloadPage(page);
  await expect(page.getByText("All sending is paused.")).toBeVisible();
  await page.request.patch("/api/v1/workspace", { headers: asBusiness, data: { sending_paused: false } });
  await page.request.post("/api/v1/messages", {
    headers: asBusiness,
    data: { to: freshNumber(project.name), body: "Our very first" },
  });
  const feed = page.getByRole("region", { name: "Just now" });
  await expect(feed.getByText("Our very first")).toBeVisible({ timeout: 20_000 });
  await expect(steps).toHaveCount(0);
  await expect(page.getByText("All sending is paused.")).toHaveCount(0, { timeout: 20_000 });
});

test("one box finds people, texts, templates and pages of this workspace only", async ({
  page,
  browser,
  isMobile,
}, { project }) => {
  const family = `Quill${crypto.randomUUID().slice(0, 6)}`;
  const number = freshNumber(project.name);
  const workspace = await signInAs(page, "rosa@juniper.example");
  const added = await page.request.post("/api/v1/contacts", {
    headers: juniper(),
    data: { phone: number, first_name: "Zoë", last_name: family },
  });
  expect(added.status()).toBe(201);
  const palette = await find(page, isMobile, family);
  await expect(palette.getByRole("option", { name: new RegExp(`Zoë ${family}`) })).toBeVisible();
  const box = palette.getByRole("searchbox");
  await box.fill("audit");
  await expect(palette.getByRole("option", { name: "Audit log" })).toBeVisible();
  for (const odd of ["<script>alert(1)</script>", "%_\\'\";--", "؟مرحبا 👋", "x".repeat(150)]) {
    await box.fill(odd);
    await expect(palette.getByText(/Nothing fits|Every text with/)).toBeVisible();
    await expect(palette.getByRole("alert")).toHaveCount(0);
  }
  await box.fill(number.slice(-4));
  await palette.getByRole("option", { name: new RegExp(`Zoë ${family}`) }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${workspace}/contacts/\\d+`));
  await expect(page.getByRole("heading", { level: 1, name: `Zoë ${family}` })).toBeVisible();

  for (const bad of ["", "q=", `q=${"x".repeat(101)}`, "q=ok&limit=0", "q=ok&mood=1"]) {
    const answer = await page.request.get(`/api/v1/search?${bad}`, { headers: juniper() });
    expect(answer.status(), bad).toBe(400);
  }
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, "marcus@oakember.example");
  const theirs = await find(other, false, family);
  await expect(theirs.getByRole("option", { name: /^Every text with/ })).toBeVisible();
  await expect(theirs.getByRole("option", { name: new RegExp(`Zoë ${family}`) })).toHaveCount(0);
  await other.context().close();
});

test("every room is a step away and says its name in the tab", async ({ page, isMobile }) => {
  await signInAs(page, "ava@juniper.example");
  for (const room of ["Messages", "Contacts", "Templates", "Delivery", "Settings", "Overview"]) {
    await walkTo(page, isMobile, room);
    await expect(page).toHaveTitle(new RegExp(`${room === "Settings" ? "" : room}.* · Juniper Salon$`));
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
});

test("keys lead everywhere, and a sheet lists them", { tag: "@once" }, async ({ page }) => {
  const workspace = await signInAs(page, "ava@juniper.example");
  const body = page.locator("body");
  await body.press("?");
  const sheet = page.getByRole("dialog").filter({ hasText: "Keys" });
  await expect(sheet.getByText("Send a text")).toBeVisible();
  await body.press("Escape");
  await expect(sheet).toHaveCount(0);
  await body.press("g");
  await body.press("t");
  await expect(page).toHaveURL(`/w/${workspace}/templates`);
  await body.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find or do" });
  await palette.getByRole("searchbox").fill("mess");
  await expect(palette.getByRole("option", { name: "Messages" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/w/${workspace}/messages`);
  await expect(palette).toHaveCount(0);
  await body.press("c");
  await expect(page.getByRole("dialog")).toBeVisible();
  // Letters belong to whoever types.
  await page.keyboard.type("go?");
  await expect(page).toHaveURL(`/w/${workspace}/messages`);
});

test("somebody at two businesses walks from one to the other", { tag: "@once" }, async ({
  page,
  isMobile,
}) => {
  const first = await signInAs(page, "sam@both.example");
  if (isMobile) await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: /Switch workspace/ }).click();
  await page.getByRole("menuitemradio", { name: "Oak & Ember" }).click();
  await expect(page).toHaveTitle(/Overview · Oak & Ember$/);
  expect(page.url()).not.toContain(`/w/${first}`);
  if (isMobile) return;
  await page.locator("body").press("g");
  await page.locator("body").press("w");
  await page.getByRole("option", { name: "Juniper Salon" }).click();
  await expect(page).toHaveURL(`/w/${first}`);
});

test("the colors chosen stay", async ({ page, isMobile }) => {
  await signInAs(page, "rosa@juniper.example");
  const html = page.locator("html");
  for (const [label, look] of [
    ["Dark", /\bdark\b/],
    ["Light", /\blight\b/],
  ] as const) {
    if (isMobile) await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("radio", { name: label, exact: true }).click();
    await expect(html).toHaveClass(look);
    await reloadPage(page);
    await expect(html).toHaveClass(look);
  }
});

test("a wrong address helps on; a stranger's workspace looks like none", async ({ page }) => {
  const workspace = await signInAs(page, "rosa@juniper.example");
  await openPage(page, `/w/${workspace}/nowhere`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page).toHaveTitle(/Not here · Juniper Salon$/);
  await page.getByRole("main").getByRole("link", { name: "Contacts" }).click();
  await expect(page).toHaveURL(`/w/${workspace}/contacts`);
  for (const path of ["/w/999999", "/w/0", "/w/one", "/nowhere"]) {
    const response = await openPage(page, path);
    expect(response?.status(), path).toBe(404);
    await expect(page, path).toHaveTitle("Not here · Parley");
  }
  await page.getByRole("link", { name: "Go to your workspace" }).click();
  await expect(page).toHaveURL(`/w/${workspace}`);
});

test("a lost connection and an ended session say so and lose nothing @once", async ({ page, context }) => {
  const workspace = await signInAs(page, "rosa@juniper.example");
  await context.setOffline(true);
  await expect(page.getByText("No connection.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("No connection.")).toHaveCount(0);
  await context.clearCookies();
  await expect(page.getByText("You were signed out.")).toBeVisible({ timeout: 15_000 });
  await page.goto(`/w/${workspace}/contacts`);
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
});
