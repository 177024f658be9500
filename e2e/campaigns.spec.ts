import { expect, type Page, test } from "@playwright/test";
import { audit, expectNoSidewaysScroll, watchErrors } from "./audit";
import { callerOf, openCampaignPlace } from "./campaign-place";
import { ownHeaders, signInWith } from "./own-workspace";
import { letIn, openPage, signInAs } from "./sign-in";

const next = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** From nothing to the last look: the regulars, the offer, now. */
async function plan(page: Page, workspace: number): Promise<void> {
  await openPage(page, `/w/${workspace}/campaigns`);
  await page.getByRole("link", { name: "Plan the first campaign" }).click();
  await page.getByRole("option", { name: /^Regulars/ }).click();
  await expect(page.getByRole("region", { name: "How many" })).toContainText("4 people");
  await next(page, "Choose the text").click();
  await page.getByRole("option", { name: /^Autumn offer/ }).click();
  await page.waitForURL(/\/campaigns\/\d+\/edit/);
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("20% off this week");
}

test("from segment to finished: planned, checked, launched, delivered, and every word of why not", async ({
  page,
}, { project }) => {
  const place = await openCampaignPlace(page.request, project.name);
  await signInWith(page, place.owner);
  const errors = watchErrors(page);
  await plan(page, place.id);
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("https://salon.example/book");
  await page.getByText("Count who opens the link").click();
  await expect(preview).toContainText(/\/l\/\w{8} Reply STOP/);
  await audit(page, "the text");
  await next(page, "Choose the hour").click();
  await expect(page.getByRole("radio", { name: /As soon as it is launched/ })).toBeChecked();
  await audit(page, "the hour");
  await next(page, "Check it").click();

  const answer = page.getByRole("region", { name: "What would happen" });
  await expect(answer).toContainText("2 people get it now");
  await expect(answer).toContainText("2 are left out.");
  const out = page.getByRole("region", { name: "Who is left out" });
  await expect(out).toContainText("No proof");
  await expectNoSidewaysScroll(page, "the check");
  await audit(page, "the check");
  await out.getByRole("button", { name: /is not known/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Nameless");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "How it reads" })).toContainText("Hi Bea, 20% off");

  await next(page, "Go on to launch").click();
  await page.getByRole("button", { name: "Text 2 people now" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("2 people");
  await audit(page, "the question before the launch");
  await dialog.getByRole("button", { name: "Launch it" }).dblclick();
  await page.waitForURL(/\/campaigns\/\d+$/);

  await expect(page.getByText("Over. 2 people were texted.")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("region", { name: "Progress" })).toContainText("2 people left out");
  const people = page.getByRole("list", { name: "Recipients" });
  await expect(people.getByRole("listitem")).toHaveCount(4);
  await expect(people).toContainText("no opt-in");
  await audit(page, "the finished campaign");
  await expectNoSidewaysScroll(page, "the finished campaign");
  // The list is read anew every few seconds; a press may meet the very moment, and lead elsewhere.
  const campaign = page.url();
  const story = page.getByRole("dialog", { name: "The story of a text" });
  await expect(async () => {
    await openPage(page, campaign);
    await people.getByRole("button", { name: /Ada Stone/ }).click({ timeout: 10_000 });
    await expect(story).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await expect(story).toContainText("Hi Ada, 20% off");
  const short = /\/l\/\w{8}/.exec((await story.textContent()) ?? "")?.[0] ?? "";
  await expect(async () => {
    const answer = await page.request.get(short, {
      maxRedirects: 0,
      headers: { "User-Agent": "Mozilla/5.0" },
    });
    expect([answer.status(), answer.headers().location]).toEqual([
      302,
      "https://salon.example/book?from=text",
    ]);
    await page.goto(page.url().replace(/\?.*/, ""));
    await expect(page.getByRole("region", { name: "Progress" })).toContainText("1 opened the link");
  }).toPass();
  expect(errors).toEqual([]);
});

test(
  "what is running is paused with one press, resumed, and called off with what that means",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await openCampaignPlace(page.request, project.name, 6);
    const call = callerOf(page.request, place);
    const made = await call("/campaigns", {
      name: "Slowly",
      template_id: place.templateId,
      segment_id: place.segmentId,
      throttle_per_second: 0.02,
    });
    await call(`/campaigns/${made.id}/launch`, {});
    await signInWith(page, place.owner);
    await openPage(page, `/w/${place.id}/campaigns/${made.id}`);
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(page.getByText("Olive Owner paused it.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toHaveCount(0);
    await audit(page, "the paused campaign");
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByRole("button", { name: "Cancel it" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("will not get it");
    await dialog.getByRole("button", { name: /^Cancel for \d/ }).click();
    await expect(page.getByText(/^Called off today/)).toBeVisible();
    await page.getByRole("button", { name: "More for Slowly" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await page.waitForURL(/\/campaigns\/\d+\/edit/);
    await expect(page.getByLabel("Name of the campaign")).toHaveValue(/Slowly/);
  },
);

test(
  "nobody, and a moment that has passed, are refused beside the step that mends them",
  {
    tag: "@once",
  },
  async ({ page }, { project }) => {
    const place = await openCampaignPlace(page.request, project.name);
    const call = callerOf(page.request, place);
    const empty = await call("/segments", {
      name: "Nobody at all",
      definition: { filters: [{ path: "tags", op: "contains", value: "no-such-tag" }] },
    });
    const made = await call("/campaigns", {
      name: "To nobody",
      template_id: place.templateId,
      segment_id: empty.id,
    });
    await signInWith(page, place.owner);
    await openPage(page, `/w/${place.id}/campaigns/${made.id}/edit?step=launch`);
    await expect(page.getByText(/Nobody (is in this audience|would get it)/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /^Text \d/ })).toHaveCount(0);

    await openPage(page, `/w/${place.id}/campaigns/${made.id}/edit?step=when`);
    await page.getByRole("radio", { name: /At a day and hour/ }).check({ force: true });
    await page.getByLabel("Day and hour", { exact: true }).fill("2020-01-01T10:00");
    await expect(page.getByText(/passed/).first()).toBeVisible();
  },
);

test(
  "a draft keeps each choice on the server, and its address leads to the step",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await openCampaignPlace(page.request, project.name);
    const call = callerOf(page.request, place);
    await signInWith(page, place.owner);
    await plan(page, place.id);
    const id = /campaigns\/(\d+)/.exec(page.url())?.[1];
    await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Who" }).click();
    await page.getByText("Not while a conversation is open").click();
    await expect(page.getByText("Draft saved")).toBeVisible();
    await expect.poll(async () => (await call(`/campaigns/${id}`)).skip_open_conversations).toBe(true);
    await openPage(page, `/w/${place.id}/campaigns/${id}/edit?step=when`);
    await expect(page.getByRole("region", { name: "When" })).toBeVisible();
    await openPage(page, `/w/${place.id}/campaigns/${id}`);
    await page.waitForURL(/\/edit/);
    await openPage(page, `/w/${place.id}/campaigns?q=autumn&status=draft`);
    await expect(page.getByRole("link", { name: /Autumn offer/ })).toBeVisible();
  },
);

test("without a mouse, from the list to launched", { tag: "@once" }, async ({ page }, { project }) => {
  const place = await openCampaignPlace(page.request, project.name);
  await signInWith(page, place.owner);
  await openPage(page, `/w/${place.id}/campaigns`);
  await page.keyboard.press("n");
  await page.waitForURL(/\/campaigns\/new/);
  const tabTo = async (name: string | RegExp, role: "option" | "button") => {
    const target = page.getByRole(role, { name }).first();
    await expect(target).toBeVisible();
    for (let n = 0; n < 60; n++) {
      if (await target.evaluate((one) => one === document.activeElement)) return;
      const inside = await page.evaluate(() => document.activeElement?.getAttribute("role") === "option");
      await page.keyboard.press(inside && role === "option" ? "ArrowDown" : "Tab");
    }
    await expect(target).toBeFocused({ timeout: 1 });
  };
  await tabTo(/^Regulars/, "option");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "How many" })).toContainText("4 people");
  await tabTo("Choose the text", "button");
  await page.keyboard.press("Enter");
  await tabTo(/^Autumn offer/, "option");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/edit/);
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.keyboard.press("]");
  await expect(page.getByRole("region", { name: "When" })).toBeVisible();
  await page.keyboard.press("]");
  await expect(page.getByRole("region", { name: "What would happen" })).toBeVisible();
  await page.keyboard.press("[");
  await expect(page.getByRole("region", { name: "When" })).toBeVisible();
  await page.keyboard.press("]");
  await expect(page.getByRole("region", { name: "What would happen" })).toBeVisible();
  await page.keyboard.press("]");
  await tabTo("Text 2 people now", "button");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toBeVisible();
  await tabTo("Launch it", "button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/campaigns\/\d+$/);
});

test(
  "a viewer sees a campaign and can do nothing to it; another workspace sees none of it",
  {
    tag: "@once",
  },
  async ({ page }, { project }) => {
    const place = await openCampaignPlace(page.request, project.name);
    const call = callerOf(page.request, place);
    const made = await call("/campaigns", {
      name: "Only ours",
      template_id: place.templateId,
      segment_id: place.segmentId,
    });
    const workspace = await signInAs(page, "rosa@juniper.example");
    const headers = ownHeaders(workspace);
    const templates = await (await page.request.get("/api/v1/templates?limit=200", { headers })).json();
    const offer = templates.data.find((one: { category: string }) => one.category === "marketing");
    const own = await page.request.post("/api/v1/campaigns", {
      headers,
      data: { name: `Looked at ${Date.now()}`, template_id: offer.id },
    });
    const { id } = await own.json();

    await page.context().clearCookies();
    await letIn(page, "theo@juniper.example");
    await openPage(page, `/w/${workspace}/campaigns`);
    await expect(page.getByRole("heading", { level: 1, name: "Campaigns" })).toBeVisible();
    await expect(page.getByRole("link", { name: /New campaign|Plan the first/ })).toHaveCount(0);
    await expect(page.getByText("Only ours")).toHaveCount(0);
    await openPage(page, `/w/${workspace}/campaigns/new`);
    await expect(page.getByText("Campaigns are planned by managers and owners")).toBeVisible();
    await openPage(page, `/w/${workspace}/campaigns/${made.id}`);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();

    await openPage(page, `/w/${workspace}/campaigns/${id}`);
    // While the page streams, what is to come lies hidden beside it.
    await expect(page.getByText("This is a draft.").filter({ visible: true })).toBeVisible();
    await expect(page.getByRole("button", { name: /Pause|Resume|Launch|More for/ })).toHaveCount(0);
    await openPage(page, `/w/${workspace}/campaigns/${id}/edit`);
    await page.waitForURL(new RegExp(`/campaigns/${id}$`));
  },
);
