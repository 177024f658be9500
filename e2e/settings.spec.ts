import { expect, type Page, test } from "@playwright/test";
import { openWorkspace, ownHeaders, pointNumberAt } from "./own-workspace";
import { letIn, openPage, reloadPage, signInWith } from "./sign-in";

const section = (id: number, slug: string) => `/w/${id}/settings/${slug}`;

const shownOnce = async (page: Page, label: string): Promise<string> =>
  (await page.getByRole("region", { name: label }).locator("code").textContent()) ?? "";

test("who may only look finds no buttons, is told whom to ask, and is refused by the API", {
  tag: "@once",
}, async ({ page }) => {
  const id = await letIn(page, "theo@juniper.example");
  await openPage(page, section(id, "business"));
  await expect(
    page.getByText("You can look, but not change these settings.").filter({ visible: true }),
  ).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await openPage(page, section(id, "keys"));
  await expect(page.getByText("This is for owners")).toBeVisible();
  await openPage(page, section(id, "members"));
  await expect(page.getByRole("button", { name: /Invite|Remove/ })).toHaveCount(0);
  await openPage(page, section(id, "danger"));
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: "Leave" })).toBeVisible();
  await expect(main.getByRole("button", { name: /Pause sending|Sign out/ })).toHaveCount(0);

  const headers = ownHeaders(id);
  const { id: me } = await (await page.request.get("/api/v1/members/me", { headers })).json();
  const tries = [
    ["PATCH", `/members/${me}`, { role: "owner" }],
    ["PATCH", "/workspace", { name: "Mine now" }],
    ["POST", "/invites", { email: "friend@x.example", role: "owner" }],
    ["POST", "/api-keys", { name: "Mine", scopes: ["messages:write"] }],
    ["GET", "/api-keys", undefined],
    ["POST", "/members/sign-out", {}],
  ] as const;
  for (const [method, path, data] of tries) {
    const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, data });
    expect([path, answer.status()]).toEqual([path, 403]);
  }
});

test("somebody is invited by link, joins once, gets another role, and is out the moment they are removed @once", async ({
  page,
  browser,
}) => {
  const salon = await openWorkspace(page.request, { name: "<b>Bella</b>" });
  const guest = { email: `nora-${salon.id}@own.example`, password: "nora walks to the sea" };
  await signInWith(page, salon.owner);
  await openPage(page, section(salon.id, "members"));
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill("nora at home");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await expect(dialog.getByText("This does not look like an email.")).toBeVisible();
  await dialog.getByLabel("Email").fill(guest.email);
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await shownOnce(page, "Invitation link");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(guest.email)).toBeVisible();
  const path = new URL(link).pathname;
  await openPage(page, path);
  await expect(page.getByText(`You are signed in as ${salon.owner.email}`)).toBeVisible();

  const nora = await (await browser.newContext()).newPage();
  await openPage(nora, path);
  await expect(nora.getByRole("heading", { name: `Join ${salon.name}` })).toBeVisible();
  await nora.getByLabel("Your name").fill("Nora <script>alert(1)</script>");
  await nora.getByLabel("Choose a password").fill("short");
  await nora.getByRole("button", { name: "Join" }).click();
  await expect(nora.getByText("Use at least 12 characters.")).toBeVisible();
  await nora.getByLabel("Choose a password").fill(guest.password);
  await nora.getByRole("button", { name: "Join" }).dblclick();
  await nora.waitForURL(new RegExp(`/w/${salon.id}`));
  const late = await (await browser.newContext()).newPage();
  await openPage(late, path);
  await expect(late.getByText("This link does not work any more")).toBeVisible();
  await late.context().close();

  await openPage(page, section(salon.id, "members"));
  const row = page.getByRole("listitem").filter({ hasText: guest.email });
  await expect(row.getByText("Nora <script>alert(1)</script>", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: /Role of/ }).click();
  await page.getByRole("option", { name: /^Viewer/ }).click();
  await expect(page.getByText(/is viewer now/)).toBeVisible();
  await openPage(nora, section(salon.id, "business"));
  await expect(nora.getByRole("button", { name: "Save" })).toHaveCount(0);

  await row.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  const refused = await nora.request.get("/api/v1/workspace", { headers: ownHeaders(salon.id) });
  expect(refused.status()).toBe(404);
  expect((await nora.goto(`/w/${salon.id}/messages`))?.status()).toBe(404);
  await nora.context().close();
});

test("a key is shown once, may what was picked and no more, and is dead once revoked @once", async ({
  page,
}) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  await openPage(page, section(salon.id, "keys"));
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /What it may do/ }).click();
  await page.getByRole("option", { name: /^Custom/ }).click();
  await dialog.getByLabel("Name").fill("Till <img src=x>");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await expect(dialog.getByText("Pick at least one permission.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").getByRole("button", { name: "Stay here" }).click();
  await dialog.getByRole("checkbox", { name: "Read: Messages" }).press("Space");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await shownOnce(page, "API key");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Copy the key now")).toBeVisible();
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  const call = (path: string) => page.request.get(`/api/v1${path}`, { headers: { "X-API-Key": key } });
  expect((await call("/messages")).status()).toBe(200);
  expect((await call("/contacts")).status()).toBe(403);
  await reloadPage(page);
  await expect(page.getByText("Till <img src=x>")).toBeVisible();
  await expect(page.getByText(/used just now/)).toBeVisible();
  expect(await page.content()).not.toContain(key);
  await page.getByRole("button", { name: "Revoke Till <img src=x>" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(/^Revoked/)).toBeVisible();
  expect((await call("/messages")).status()).toBe(401);
});

test("a sender's check tells what is set at the carrier and what should be, and sets it", {
  tag: "@once",
}, async ({ page }) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  const { data } = await (
    await page.request.get("/api/v1/senders", { headers: ownHeaders(salon.id) })
  ).json();
  await pointNumberAt(page.request, data[0].number, "https://former-desk.example/sms");
  await openPage(page, section(salon.id, "senders"));
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("Something needs to be put right.")).toBeVisible();
  await expect(page.getByText("https://former-desk.example/sms")).toBeVisible();
  await page.getByRole("button", { name: "Set it for me" }).click();
  await expect(page.getByText("All is well.")).toBeVisible();
  await expect(page.getByText("https://former-desk.example/sms")).toHaveCount(0);

  await page.getByRole("button", { name: "Add a sender" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Number" }).fill("call me");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("textbox", { name: "Number" })).toBeFocused();
  await expect(dialog.getByRole("textbox", { name: "Number" })).toHaveValue("call me");
});

test("two people edit at once: what differs is kept of both, what collides is asked, nothing typed is lost @once", async ({
  page,
}) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  await openPage(page, section(salon.id, "business"));
  const form = page.locator("form").filter({ hasText: "For your customers" });
  const other = (data: object) =>
    page.request.patch("/api/v1/workspace", { headers: { "X-API-Key": salon.apiKey }, data });
  await other({ address: "9 Elm Street" });
  await form.getByLabel("Website").fill("https://bella.example");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(form.getByLabel("Address")).toHaveValue("9 Elm Street");

  // A save reads the page again; opened anew, nothing is under way when the other one gets ahead.
  await openPage(page, section(salon.id, "business"));
  await expect(form.getByLabel("Address")).toHaveValue("9 Elm Street");
  await other({ name: "Theirs" });
  await form.getByLabel("Name", { exact: true }).fill("Mine");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Somebody else saved these settings meanwhile")).toBeVisible();
  await expect(page.getByText(/They changed the name from .* to Theirs/)).toBeVisible();
  await expect(form.getByLabel("Name", { exact: true })).toHaveValue("Mine");
  await form.getByRole("button", { name: "Save mine over theirs" }).click();
  await expect(page.getByText("Somebody else saved these settings meanwhile")).toHaveCount(0);
  const saved = await (await page.request.get("/api/v1/workspace", { headers: ownHeaders(salon.id) })).json();
  expect(saved).toMatchObject({ name: "Mine", address: "9 Elm Street", website: "https://bella.example" });
});

test("bad input, a lost connection and an expired session cost nothing typed; a double press saves once @once", async ({
  page,
  context,
}) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  await openPage(page, section(salon.id, "business"));
  const save = page.getByRole("button", { name: "Save", exact: true });
  const address = page.getByLabel("Address");
  const website = page.getByLabel("Website");
  await address.fill("1 Main Street\nمقهى 🌿");
  await website.fill("javascript:alert(1)");
  await save.click();
  await expect(page.getByText("Write an address such as https://example.com.")).toBeVisible();
  await website.fill("https://bella.example");

  await context.setOffline(true);
  await save.click();
  await expect(page.getByText(/Parley cannot be reached/)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("link", { name: "Messages" }).first().click();
  await expect(page.getByText("Leave without saving?")).toBeVisible();
  await page.getByRole("button", { name: "Stay here" }).click();

  const cookies = await context.cookies();
  await context.clearCookies();
  await save.click();
  await expect(page.getByText("You were signed out. What you typed is still here.")).toBeVisible();
  await context.addCookies(cookies);
  let writes = 0;
  page.on("request", (request) => {
    if (request.method() === "PATCH") writes += 1;
  });
  await save.dblclick();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(writes).toBe(1);
  await reloadPage(page);
  await expect(address).toHaveValue("1 Main Street\nمقهى 🌿");
  await expect(website).toHaveValue("https://bella.example");
});

test("hours that overlap are refused beside them; quiet hours say what the law asks @once", async ({
  page,
}) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  await openPage(page, section(salon.id, "hours"));
  const opening = page.getByRole("form", { name: "Opening hours" });
  await opening.getByRole("button", { name: "Open on Monday" }).click();
  await opening.getByRole("button", { name: "Copy Monday to all weekdays" }).click();
  await opening.getByRole("button", { name: "Add hours on Friday" }).click();
  await opening.getByLabel("Friday, opens").nth(1).fill("16:00");
  await opening.getByRole("button", { name: "Save" }).click();
  await expect(opening.getByText("This overlaps with the hours before it.")).toBeVisible();
  await opening.getByLabel("Friday, opens").nth(1).fill("18:00");
  await opening.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  const quiet = page.getByRole("form", { name: "Quiet hours" });
  await quiet.getByRole("button", { name: /^Use 9:00 PM/ }).click();
  await expect(quiet.getByText(/In keeping with federal law/)).toBeVisible();
  await quiet.getByRole("button", { name: "Save" }).click();
  const kept = async () =>
    (await page.request.get("/api/v1/workspace", { headers: ownHeaders(salon.id) })).json();
  await expect.poll(async () => (await kept()).quiet_hours).toEqual({ start: "21:00", end: "08:00" });
  expect((await kept()).opening_hours.fri).toHaveLength(2);
});

test("paused sending is told on every page, holds every text, and ends with one press", {
  tag: "@once",
}, async ({ page }) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  await openPage(page, section(salon.id, "danger"));
  await page.getByRole("button", { name: "Pause sending" }).click();
  await expect(page.getByText("Nothing goes out until you let it")).toBeVisible();
  const sent = await page.request.post("/api/v1/messages", {
    headers: { "X-API-Key": salon.apiKey },
    data: { to: "+16465550177", body: "Your table is ready" },
  });
  const { id } = await sent.json();
  const status = async () =>
    (
      await (
        await page.request.get(`/api/v1/messages/${id}`, { headers: { "X-API-Key": salon.apiKey } })
      ).json()
    ).status;
  await openPage(page, `/w/${salon.id}/messages`);
  await expect(page.getByText("All sending is paused. Texts wait in line.")).toBeVisible();
  expect(await status()).toBe("queued");
  await page.getByRole("link", { name: "Let them go out again" }).click();
  await page.getByRole("button", { name: "Let texts go out again" }).click();
  await expect(page.getByRole("button", { name: "Pause sending" })).toBeVisible();
  await expect.poll(status, { timeout: 20_000 }).toBe("delivered");
});

test("the log tells in sentences who did what, keeps its filters in the address, and is the workspace's own", {
  tag: "@once",
}, async ({ page }) => {
  const salon = await openWorkspace(page.request, { ownerName: "Olive 李 <i>" });
  await signInWith(page, salon.owner);
  const headers = ownHeaders(salon.id);
  await page.request.patch("/api/v1/workspace", { headers, data: { daily_quota: 500 } });
  await page.request.post("/api/v1/invites", { headers, data: { email: "n@x.example", role: "viewer" } });
  await openPage(page, section(salon.id, "audit"));
  await expect(page.getByText("Olive 李 <i> changed the daily limit from none to 500.")).toBeVisible();
  await page.getByRole("button", { name: /About/ }).click();
  await page.getByRole("option", { name: "Invitations" }).click();
  await expect(page.getByText(/changed the daily limit/)).toHaveCount(0);
  await expect(page).toHaveURL(/about=invite/);
  await openPage(page, page.url());
  // While a page streams in, what is on its way is there too, hidden.
  const invited = page.getByText("Olive 李 <i> invited n@x.example as viewer.").filter({ visible: true });
  await expect(invited).toBeVisible();
  await openPage(page, `${section(salon.id, "audit")}?from=%00&who=member-x&about=nonsense`);
  await expect(page.getByText(/changed the daily limit/)).toBeVisible();

  await page.context().clearCookies();
  const theirs = await letIn(page, "marcus@oakember.example");
  await openPage(page, section(theirs, "audit"));
  await expect(page.getByText("n@x.example")).toHaveCount(0);
  expect((await page.goto(section(salon.id, "audit")))?.status()).toBe(404);
});

test("a new password ends other sessions and keeps this one; so does signing out elsewhere", {
  tag: "@once",
}, async ({ page, browser }) => {
  const salon = await openWorkspace(page.request);
  await signInWith(page, salon.owner);
  const elsewhere = async (password: string): Promise<Page> => {
    const there = await (await browser.newContext()).newPage();
    await signInWith(there, { email: salon.owner.email, password });
    return there;
  };
  const isIn = async (there: Page) =>
    (await there.request.get("/api/v1/workspace", { headers: ownHeaders(salon.id) })).status();
  const old = await elsewhere(salon.owner.password);
  await openPage(page, section(salon.id, "profile"));
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill("olives ripen in november");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue("olives ripen in november");
  await page.getByLabel("Current password").fill(salon.owner.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText(/Your password was changed/)).toBeVisible();
  expect([await isIn(old), await isIn(page)]).toEqual([401, 200]);
  await old.context().close();

  const again = await elsewhere("olives ripen in november");
  await page.getByRole("button", { name: "Sign out elsewhere" }).click();
  await expect(page.getByText("You stay signed in here, and nowhere else.", { exact: true })).toBeVisible();
  expect([await isIn(again), await isIn(page)]).toEqual([401, 200]);
  await again.context().close();
});
