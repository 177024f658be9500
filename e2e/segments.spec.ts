import { expect, type Locator, type Page, test } from "@playwright/test";
import { audit, expectNoSidewaysScroll } from "./audit";
import { type OwnWorkspace, openWorkspace, ownHeaders } from "./own-workspace";
import { freshNumber, letIn, openPage, pageStands, signInWith } from "./sign-in";

/** Signs in to a workspace of one's own, where nobody is known yet. */
async function arrive(page: Page): Promise<OwnWorkspace> {
  const place = await openWorkspace(page.request);
  await signInWith(page, place.owner);
  return place;
}

const call = (page: Page, workspace: number, method: string, path: string, data: object = {}) =>
  page.request.fetch(`/api/v1${path}`, { method, headers: ownHeaders(workspace), data });

async function made(page: Page, workspace: number, path: string, data: object): Promise<number> {
  const answer = await call(page, workspace, "POST", path, data);
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).id;
}

/** A text that somebody writes from their phone, now. */
async function textFrom(page: Page, place: OwnWorkspace, number: string): Promise<void> {
  const headers = ownHeaders(place.id);
  const phone = await page.request.post("/sandbox/api/phones", { headers, data: { number } });
  const { id } = await phone.json();
  const { senders } = await (await page.request.get("/sandbox/api/phones")).json();
  const sender = senders.find((one: { workspaceId: number; channel: string }) => one.channel === "sms");
  const text = { senderId: sender.senderId, channel: "sms", body: "Hello there" };
  const sent = await page.request.post(`/sandbox/api/phones/${id}/texts`, { headers, data: text });
  expect(sent.status(), await sent.text()).toBe(201);
  const wrote = async () => {
    const list = await call(page, place.id, "GET", "/messages?direction=inbound");
    return (await list.json()).data.length;
  };
  await expect.poll(wrote).toBeGreaterThan(0);
}

const condition = (page: Page, n: number) => page.getByRole("group", { name: `Condition ${n}`, exact: true });
const choose = async (page: Page, where: Locator, label: string, option: string) => {
  await where.getByRole("button", { name: label }).filter({ visible: true }).first().click();
  await page.getByRole("option", { name: option, exact: true }).click();
};
const whoIsIn = (page: Page) => page.getByRole("region", { name: "Who is in it" });
const counted = (page: Page, count: number, everybody: number) =>
  expect(whoIsIn(page)).toContainText(new RegExp(`^Who is in it.*${count}of ${everybody} `));
const nameField = (page: Page) => page.getByRole("textbox", { name: "Name", exact: true });
const save = (page: Page) => page.getByRole("button", { name: /^Save/ }).click();
const saved = (page: Page) => expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();

test("“tagged X and not texted for 60 days” is built from plain choices, counts one's own people, is saved and changed", async ({
  page,
}, { project }) => {
  const place = await arrive(page);
  const talker = freshNumber(project.name);
  const people = [
    { first_name: "Quiet", tags: ["balayage"], phone: freshNumber(project.name) },
    { first_name: "Talker", tags: ["balayage"], phone: talker },
    { first_name: "Other", tags: ["cut"], phone: freshNumber(project.name) },
  ];
  for (const person of people) await made(page, place.id, "/contacts", person);
  await textFrom(page, place, talker);

  await openPage(page, `/w/${place.id}/segments`);
  await expect(page.getByRole("heading", { name: "Whom do you want to reach?" })).toBeVisible();
  await page.getByRole("link", { name: /^New segment/ }).click();
  await counted(page, 3, 3);
  await choose(page, condition(page, 1), "What", "Tags");
  await condition(page, 1).getByRole("combobox").fill("bala");
  await expect(page.getByRole("option", { name: "balayage" })).toBeVisible();
  for (const key of ["ArrowDown", "Enter", "Escape"]) await page.keyboard.press(key);
  await counted(page, 2, 3);
  await page.getByRole("button", { name: "Add a condition" }).click();
  await choose(page, condition(page, 2), "What", "E-mail");
  await expect(page.getByText("One condition is not finished")).toBeVisible();
  await choose(page, condition(page, 2), "What", "Last text from them");
  await choose(page, condition(page, 2), "How", "not in the last … days");
  await condition(page, 2).getByRole("textbox", { name: "Days" }).fill("60");
  await counted(page, 1, 3);
  await expect(whoIsIn(page)).toContainText("People tagged balayage who have not texted for 60 days");
  await expect(whoIsIn(page).getByRole("link", { name: /Quiet/ })).toBeVisible();

  await save(page);
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await nameField(page).fill("Quiet <b>balayage</b>");
  await save(page);
  await expect(page).toHaveURL(/\/segments\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quiet <b>balayage</b>");

  await audit(page, "a segment");
  await page.getByRole("tab", { name: "People" }).click();
  await expect(page.locator("[data-row]:visible")).toHaveText([/Quiet/]);
  await audit(page, "its people");
  await expectNoSidewaysScroll(page, "its people");
  await page.getByRole("tab", { name: "Rule" }).click();
  await page.getByRole("button", { name: "Remove condition 2" }).filter({ visible: true }).click();
  await counted(page, 2, 3);
  await page.getByRole("button", { name: "Undo" }).click();
  await counted(page, 1, 3);
  await page.getByRole("button", { name: "Duplicate condition 1" }).filter({ visible: true }).click();
  await expect(condition(page, 3)).toBeVisible();
  await page.getByRole("button", { name: "Remove condition 2" }).filter({ visible: true }).click();
  await choose(page, page.getByRole("region", { name: "Who belongs" }), "How the conditions", "any of these");
  await counted(page, 3, 3);
  await page.getByRole("link", { name: "Overview" }).filter({ visible: true }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Stay here" }).click();
  await page.evaluate(() => history.back());
  await page.getByRole("alertdialog").getByRole("button", { name: "Stay here" }).click();
  await save(page);
  await saved(page);

  await openPage(page, `/w/${place.id}/segments`);
  await expect(page.getByRole("list", { name: "Segments" }).getByRole("listitem")).toContainText(
    /3\s*people/,
  );
  await page.getByRole("button", { name: "More for Quiet" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { name: "Whom do you want to reach?" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("list", { name: "Segments" })).toContainText("Quiet <b>balayage</b>");
});

test(
  "groups lie in groups, and the same rule is read and pasted as JSON; what is wrong is told by its place",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await arrive(page);
    for (const tags of [["vip"], ["vip", "late"], ["new"]])
      await made(page, place.id, "/contacts", {
        first_name: tags[0],
        tags,
        phone: freshNumber(project.name),
      });
    await openPage(page, `/w/${place.id}/segments/new`);
    const json = page.getByRole("textbox", { name: "Definition as JSON" });
    await page.getByRole("radio", { name: "As JSON" }).click();
    const rule = {
      all: [
        { path: "tags", op: "in", value: ["vip", "new"] },
        { not: { path: "tags", op: "eq", value: "late" } },
      ],
    };
    await json.fill(JSON.stringify(rule));
    await counted(page, 2, 3);
    await page.getByRole("radio", { name: "In words" }).click();
    await expect(page.getByRole("region", { name: "Group: none of these" })).toContainText("late");
    await choose(page, page.getByRole("region", { name: /^Group/ }), "How the group", "any of these");
    await counted(page, 1, 3);

    await page.getByRole("radio", { name: "As JSON" }).click();
    await json.fill('{\n  "all": [\n    oops');
    await expect(page.getByText("line 3")).toBeVisible();
    await nameField(page).fill("Broken");
    await save(page);
    await expect(json).toBeFocused();
    for (const [wrong, told] of [
      [{ any: [{ path: 7, op: "eq" }] }, "definition.any.0.path"],
      [{ all: [{ path: "nonsense", op: "eq", value: 1 }] }, "definition.all.0"],
      [{ all: [{ path: "created_at", op: "contains", value: "x" }] }, "definition.all.0"],
    ] as const) {
      await json.fill(JSON.stringify(wrong));
      await expect(page.getByText(told, { exact: false })).toBeVisible();
    }
    await page.getByRole("radio", { name: "In words" }).click();
    await expect(condition(page, 1)).toContainText(/cannot be asked about this way/);
    await choose(page, condition(page, 1), "How", "is before");
    await expect(condition(page, 1)).not.toContainText(/cannot be asked about this way/);
    await save(page);
    await expect(condition(page, 1)).toContainText("Choose a day.");
  },
);

test("of two people who change one rule, the later one sees both and chooses", { tag: "@once" }, async ({
  page,
}) => {
  const place = await arrive(page);
  const id = await made(page, place.id, "/segments", {
    name: "Regulars",
    definition: { all: [{ path: "tags", op: "in", value: ["regular"] }] },
  });
  await openPage(page, `/w/${place.id}/segments/${id}`);
  await nameField(page).fill("My regulars");
  const theirs = { all: [{ path: "tags", op: "in", value: ["vip"] }] };
  const patched = await call(page, place.id, "PATCH", `/segments/${id}`, { definition: theirs, version: 1 });
  expect(patched.status()).toBe(200);
  await save(page);
  const notice = page.getByRole("alert").filter({ hasText: "Somebody else saved this segment" });
  await expect(notice).toContainText("tagged vip");
  await notice.getByRole("button", { name: "Keep mine and go on" }).click();
  await expect(notice).toHaveCount(0);
  await expect(condition(page, 1)).toContainText("vip");
  await expect(nameField(page)).toHaveValue("My regulars");
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My regulars");
});

test("a rule about a field that was deleted says so, in the list and beside its row", {
  tag: "@once",
}, async ({ page }) => {
  const place = await arrive(page);
  const field = await made(page, place.id, "/contact-attributes", {
    key: "plan",
    label: "Plan",
    kind: "text",
  });
  const id = await made(page, place.id, "/segments", {
    name: "On gold",
    definition: { all: [{ path: "attributes.plan", op: "eq", value: "gold" }] },
  });
  expect((await call(page, place.id, "DELETE", `/contact-attributes/${field}`)).ok()).toBe(true);
  await openPage(page, `/w/${place.id}/segments`);
  await expect(page.getByRole("list", { name: "Segments" }).getByText("Needs a fix")).toBeVisible();
  await openPage(page, `/w/${place.id}/segments/${id}`);
  await expect(condition(page, 1)).toContainText(/“Plan” was deleted/);
  await choose(page, condition(page, 1), "What", "E-mail");
  await expect(condition(page, 1)).not.toContainText(/deleted/);
  await counted(page, 0, 0);
  await save(page);
  await saved(page);
  await openPage(page, `/w/${place.id}/segments`);
  await expect(page.getByText("Needs a fix")).toHaveCount(0);
});

test("without a mouse: an idea is opened, a condition added, and the segment saved", {
  tag: "@once",
}, async ({ page }) => {
  const place = await arrive(page);
  await openPage(page, `/w/${place.id}/segments`);
  const tabTo = async (target: Locator) => {
    for (let n = 0; n < 60; n++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused({ timeout: 1 });
  };
  await tabTo(page.getByRole("link", { name: /^New this month/ }));
  await page.keyboard.press("Enter");
  await expect(nameField(page)).toHaveValue("New this month");
  await pageStands(page);
  await tabTo(page.getByRole("button", { name: "Add a condition" }));
  await page.keyboard.press("Enter");
  const what = condition(page, 2).getByRole("button", { name: "What" });
  await expect(what).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "E-mail", exact: true }).press("Enter");
  await tabTo(condition(page, 2).getByRole("button", { name: "How" }));
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "is known", exact: true }).press("Enter");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New this month");
  await expect(whoIsIn(page)).toContainText("e-mail is known");
});

test("the list of contacts becomes a segment with one press", async ({ page }, { project }) => {
  const place = await arrive(page);
  await made(page, place.id, "/contacts", {
    first_name: "Ann",
    tags: ["spring"],
    phone: freshNumber(project.name),
  });
  await openPage(page, `/w/${place.id}/contacts?tag=spring`);
  await page.getByRole("link", { name: "Save as segment" }).click();
  await expect(whoIsIn(page)).toContainText("People tagged spring");
  await counted(page, 1, 1);
});

test(
  "a viewer reads but does not change, and another business sees nothing",
  { tag: "@once" },
  async ({ page, browser }, { project }) => {
    const workspace = await letIn(page, "rosa@juniper.example");
    const name = `Private ${project.name} ${Math.random().toString(36).slice(2, 8)}`;
    const id = await made(page, workspace, "/segments", {
      name,
      definition: { all: [{ path: "tags", op: "in", value: ["vip"] }] },
    });
    const viewer = await (await browser.newContext()).newPage();
    await letIn(viewer, "theo@juniper.example");
    await openPage(viewer, `/w/${workspace}/segments/${id}`);
    await expect(viewer.getByText("You can look at this segment.").filter({ visible: true })).toHaveCount(1);
    await expect(viewer.getByText("People tagged vip").first()).toBeVisible();
    await expect(viewer.getByRole("button", { name: /^(Save|More for|Add a)/ })).toHaveCount(0);
    await expect(viewer.getByRole("link", { name: "Text these people" })).toHaveCount(0);
    expect((await call(viewer, workspace, "PATCH", `/segments/${id}`, { name: "No" })).status()).toBe(403);
    await viewer.context().close();

    const other = await (await browser.newContext()).newPage();
    const theirs = await letIn(other, "marcus@oakember.example");
    await openPage(other, `/w/${theirs}/segments/${id}`);
    await expect(other.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    expect((await call(other, theirs, "PATCH", `/segments/${id}`, { name: "No" })).status()).toBe(404);
    await openPage(other, `/w/${theirs}/segments?q=${encodeURIComponent(name)}`);
    await expect(other.getByRole("heading", { name: "No segment fits" })).toBeVisible();
    await other.context().close();
  },
);
