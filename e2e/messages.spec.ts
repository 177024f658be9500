import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { addDays, dayOf } from "@/components/ui/time-words";
import { type OwnWorkspace, openWorkspace, ownHeaders } from "./own-workspace";
import { freshNumber, openPage, signInWith } from "./sign-in";

const zone = "America/New_York";
const dialogOf = (page: Page) => page.getByRole("dialog");

/** Signs in to a workspace of one's own, on its messages page. */
async function arrive(page: Page): Promise<OwnWorkspace> {
  const place = await openWorkspace(page.request);
  await signInWith(page, place.owner);
  await openPage(page, `/w/${place.id}/messages`);
  return place;
}

/** Keys belong to a dialog until it is gone. */
async function openDialog(page: Page): Promise<void> {
  await expect(dialogOf(page)).toHaveCount(0);
  await page.locator("body").press("c");
  await expect(dialogOf(page)).toBeVisible();
}

async function compose(page: Page, number: string, words: string): Promise<void> {
  await openDialog(page);
  const dialog = dialogOf(page);
  await dialog.getByRole("combobox", { name: "To" }).fill(number);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Choose somebody else" })).toBeVisible();
  await dialog.getByText("My own words").click();
  await dialog.getByRole("textbox", { name: "Text" }).fill(words);
}

const bodyOf = (page: Page) => dialogOf(page).getByRole("textbox", { name: "Text" });
const sendButton = (page: Page) => dialogOf(page).getByRole("button", { name: /^(Send|Schedule)$/ });
const verdict = (page: Page) => dialogOf(page).getByText("This person can get this now.");

/** Sends by the API, as a till does, with what the test wants to see later. */
async function post(page: Page, { apiKey }: OwnWorkspace, data: Record<string, unknown>): Promise<number> {
  const answer = await page.request.post("/api/v1/messages", { headers: { "X-API-Key": apiKey }, data });
  expect(answer.status(), await answer.text()).toBe(202);
  return (await answer.json()).id;
}

async function breakPhone(page: Page, place: OwnWorkspace, number: string): Promise<void> {
  const headers = ownHeaders(place.id);
  const made = await page.request.post("/sandbox/api/phones", { headers, data: { number } });
  const { id } = await made.json();
  const set = await page.request.patch(`/sandbox/api/phones/${id}`, {
    headers,
    data: { behavior: "landline" },
  });
  expect(set.status(), await set.text()).toBe(200);
}

test("what cannot be is told beside its field before anything is sent, and nothing typed is lost", async ({
  page,
}, { project }) => {
  await arrive(page);
  const dialog = dialogOf(page);
  await openDialog(page);
  await sendButton(page).click();
  await expect(dialog.getByText("Who should get it?")).toBeVisible();
  await expect(dialog.getByText("Choose a template, or write your own words.")).toBeVisible();
  await dialog.getByRole("button", { name: "Keep for later" }).click();

  await compose(page, freshNumber(project.name), `${"a".repeat(1_600)}the end`);
  await expect(dialog.getByText("Too long by 7")).toBeVisible();
  await expect(bodyOf(page)).toHaveValue(/the end$/);
  await bodyOf(page).fill("“See you” — soon");
  await expect(verdict(page)).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("$");

  await dialog.getByText("Later", { exact: true }).click();
  const hour = dialog.getByLabel("Day and time");
  await sendButton(page).click();
  await expect(dialog.getByText("Say on which day and at what time.")).toBeVisible();
  for (const [at, told] of [
    ["2020-01-01T10:00", "This moment has passed."],
    ["9999-12-31T10:00", "Texts can be scheduled up to a year ahead."],
  ] as const) {
    await hour.fill(at);
    await expect(dialog.getByText(told)).toBeVisible();
    await sendButton(page).click();
    await expect(sendButton(page)).toBeVisible();
  }
  await expect(bodyOf(page)).toHaveValue("“See you” — soon");

  await dialog.getByRole("button", { name: "Keep for later" }).click();
  await openDialog(page);
  await expect(bodyOf(page)).toHaveValue("“See you” — soon");
});

test("a text for later can be taken back and is a draft again, and the list tells it was called off by hand", async ({
  page,
}, { project }) => {
  await arrive(page);
  const dialog = dialogOf(page);
  await compose(page, freshNumber(project.name), "Your color is in");
  await dialog.getByText("Later", { exact: true }).click();
  await dialog.getByRole("button", { name: "Tomorrow noon" }).click();
  await expect(dialog.getByText("Tomorrow at 12:00 PM in New York.")).toBeVisible();
  await expect(dialog.getByText(/^Goes out at 12:00 PM tomorrow/)).toBeVisible();
  await sendButton(page).click();
  await expect(dialog.getByRole("heading", { name: "Planned" })).toBeVisible();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(bodyOf(page)).toHaveValue("Your color is in");
  await dialog.getByRole("button", { name: "Keep for later" }).click();
  await expect(page.getByText("Canceled: by hand").filter({ visible: true })).toBeVisible();
});

test(
  "Send pressed twice sends once, without a connection nothing is lost, and a lost session costs no word",
  { tag: "@once" },
  async ({ page, context }, { project }) => {
    const place = await arrive(page);
    const dialog = dialogOf(page);
    await compose(page, freshNumber(project.name), "Only once");
    await expect(verdict(page)).toBeVisible();

    await context.setOffline(true);
    await sendButton(page).click();
    await expect(dialog.getByText(/Parley cannot be reached/)).toBeVisible();
    await expect(bodyOf(page)).toHaveValue("Only once");
    await context.setOffline(false);

    await context.clearCookies();
    await sendButton(page).click();
    await expect(dialog.getByText(/You were signed out/)).toBeVisible();
    await expect(bodyOf(page)).toHaveValue("Only once");
    const tab = await context.newPage();
    await signInWith(tab, place.owner);
    await tab.close();

    await sendButton(page).dblclick();
    await expect(dialog.getByText("Delivered").first()).toBeVisible();
    const listed = await page.request.get("/api/v1/messages", { headers: { "X-API-Key": place.apiKey } });
    expect((await listed.json()).data.map(({ body }: { body: string }) => body)).toEqual(["Only once"]);
  },
);

test("a text that met quiet hours tells in sentences until when it waits and why, and may still be called off", async ({
  page,
}, { project }) => {
  const place = await arrive(page);
  const made = await page.request.post("/api/v1/contacts", {
    headers: { "X-API-Key": place.apiKey },
    data: { phone: freshNumber(project.name), first_name: "Dell", time_zone: "America/Denver" },
  });
  const person = await made.json();
  const id = await post(page, place, {
    contact_id: person.id,
    body: "Two for one this week. Reply STOP to opt out",
    category: "marketing",
    consent: true,
    // One in the morning there, when the law wants promotional texts to wait.
    send_at: `${addDays(dayOf(Date.now(), zone), 2)}T08:00:00Z`,
  });
  await openPage(page, `/w/${place.id}/messages?message=${id}`);
  const story = page.getByRole("dialog", { name: "The story of a text" });
  await expect(story.getByText(/AM.* in Denver: quiet hours/).first()).toBeVisible();
  await story.getByRole("button", { name: "Don't send this text" }).click();
  await expect(story.getByText("Canceled: by hand")).toBeVisible();
  await expect(story.getByRole("button", { name: "Don't send this text" })).toHaveCount(0);
});

test("filters stand in the address as plain words, get a name, and belong to whoever saved them @once", async ({
  page,
  browser,
}, { project }) => {
  const place = await arrive(page);
  await post(page, place, { to: freshNumber(project.name), body: "The blue umbrella is here" });
  await post(page, place, { to: freshNumber(project.name), body: "Nothing else" });
  await openPage(page, `/w/${place.id}/messages?status=nonsense&from=2026-99-99&contact=-1&q=umbrella`);
  const rows = page.locator("[data-message-row]").filter({ visible: true });
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("Showing: “umbrella”", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/\/messages$/);

  await page.getByRole("searchbox", { name: "Find words in texts" }).fill("umbrella");
  await expect(page).toHaveURL(/\?q=umbrella$/);
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Umbrellas ☂");
  await dialogOf(page).getByRole("button", { name: "Save" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "Umbrellas ☂" })).toHaveAttribute("aria-current", "page");
  await views.getByRole("link", { name: "All messages" }).click();
  await expect(rows).toHaveCount(2);
  await views.getByRole("link", { name: "Umbrellas ☂" }).click();
  await expect(rows).toHaveCount(1);

  const stranger = await (await browser.newContext()).newPage();
  const other = await openWorkspace(stranger.request);
  await signInWith(stranger, other.owner);
  expect((await openPage(stranger, `/w/${place.id}/messages?q=umbrella`))?.status()).toBe(404);
  await openPage(stranger, `/w/${other.id}/messages?q=umbrella`);
  await expect(stranger.getByText("No message fits")).toBeVisible();
  await expect(stranger.getByText("Umbrellas ☂")).toHaveCount(0);
  await stranger.context().close();
});

test("a failure stands under its cause with what to do, and is not sent again where that cannot help @once", async ({
  page,
}, { project }) => {
  const place = await arrive(page);
  const number = freshNumber(project.name);
  await breakPhone(page, place, number);
  await post(page, place, { to: number, body: "To a wall socket" });
  await openPage(page, `/w/${place.id}/delivery`);
  const card = page.getByRole("region", { name: /landline/ });
  await expect(card.getByText("Ask the guest for a cell phone number.")).toBeVisible({ timeout: 20_000 });
  await expect(card.getByRole("button", { name: /again/ })).toHaveCount(0);
  await card.getByRole("link", { name: "See it" }).click();
  await expect(page.getByText(/Showing: failed because: .*landline/)).toBeVisible();
  const row = page.locator("[data-message-row]").filter({ visible: true });
  await expect(row).toHaveCount(1);
  await row.first().focus();
  await page.keyboard.press("Enter");
  const story = page.getByRole("dialog", { name: "The story of a text" });
  await expect(story.getByText("Not sent again:")).toBeVisible();
  await story.getByRole("button", { name: "Write it anew" }).click();
  await expect(bodyOf(page)).toHaveValue("To a wall socket");
});

test(
  "the live monitor shows a text by itself and follows it, and can be stopped for reading",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await arrive(page);
    await openPage(page, `/w/${place.id}/delivery?show=live`);
    await expect(page.getByText("No text yet. The next one appears here by itself.")).toBeVisible();
    await post(page, place, { to: freshNumber(project.name), body: "Straight to the monitor" });
    const rows = page.getByRole("list", { name: "The last texts, newest first" }).getByRole("listitem");
    await expect(rows.filter({ hasText: "Straight to the monitor" })).toContainText("Delivered");
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("Paused")).toBeVisible();
  },
);

test(
  "the list leaves as a file that no spreadsheet takes for a formula, with masked numbers unless asked",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await arrive(page);
    const number = freshNumber(project.name);
    await post(page, place, { to: number, body: '=HYPERLINK("http://x.example","Hi")' });
    await openPage(page, `/w/${place.id}/messages`);
    const fileOf = async (choice: string) => {
      await page.getByRole("button", { name: "Export" }).click();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: choice }).click(),
      ]);
      return readFile(await file.path(), "utf8");
    };
    const masked = await fileOf("Masked numbers");
    expect(masked).toContain("'=HYPERLINK");
    expect(masked).not.toContain(number.slice(2));
    expect(await fileOf("Whole numbers")).toContain(number.slice(2));
  },
);
