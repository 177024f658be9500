import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { type OwnWorkspace, openWorkspace, ownHeaders } from "./own-workspace";
import { freshNumber, letIn, openPage, signInWith } from "./sign-in";

/** Signs in to a workspace of one's own, where nobody is known yet. */
async function arrive(page: Page): Promise<OwnWorkspace> {
  const place = await openWorkspace(page.request);
  await signInWith(page, place.owner);
  return place;
}

/** Adds somebody as another system does, before the test looks at them. */
async function add({ request }: Page, { apiKey }: OwnWorkspace, data: Record<string, unknown>) {
  const answer = await request.post("/api/v1/contacts", { headers: { "X-API-Key": apiKey }, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).id as number;
}

const rows = (page: Page) => page.locator("[data-row]:visible");
const search = (page: Page) => page.getByRole("searchbox", { name: "Find people" });
const dialogOf = (page: Page) => page.getByRole("dialog");

test("somebody is added with a number that takes shape, and found by name, number, last digits and tag", async ({
  page,
}, { project }) => {
  const place = await arrive(page);
  const number = freshNumber(project.name);
  await add(page, place, { phone: freshNumber(project.name), first_name: "Somebody", last_name: "Else" });
  await openPage(page, `/w/${place.id}/contacts`);
  await page.getByRole("button", { name: /^Add/ }).click();
  const form = dialogOf(page);
  const phone = form.getByRole("textbox", { name: "Mobile number" });
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByText("Write down a number, so that they can be texted.")).toBeVisible();
  await form.getByRole("textbox", { name: "First name" }).fill("مريم <script>alert(1)</script>");
  await phone.fill("71855501");
  await expect(form.getByText("This looks too short for a phone number.")).toBeVisible();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByText("This is no phone number.")).toBeVisible();
  await phone.fill("");
  await phone.pressSequentially(number.slice(2));
  await expect(phone).toHaveValue(/^\(\d{3}\) \d{3}-\d{4}$/);
  await form.getByRole("combobox", { name: "Tags" }).fill("balayage");
  await form.getByRole("combobox", { name: "Tags" }).press("Enter");
  await form.getByRole("textbox", { name: "E-mail" }).fill("maryam@mail.example");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /مريم <script>/ })).toBeVisible();

  await openPage(page, `/w/${place.id}/contacts`);
  await expect(rows(page)).toHaveCount(2);
  for (const asked of ["مريم", number.slice(-4), number, "maryam@mail"]) {
    await search(page).fill(asked);
    // One row, and the right one, in one look: what stood there before may fit the count alone.
    await expect(rows(page)).toContainText(["مريم"]);
  }
  expect(page.url()).not.toContain(number.slice(2));
  await search(page).fill("nobody at all");
  await expect(page.getByText("Nobody fits")).toBeVisible();
  await openPage(page, `/w/${place.id}/contacts?tag=balayage`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText("tagged balayage")).toBeVisible();

  await openPage(page, `/w/${place.id}/contacts?add=1`);
  await phone.fill(number);
  await expect(form.getByText(/is.*مريم.*already/)).toBeVisible();
});

test("a tag for several people can be taken back", async ({ page }, { project }) => {
  const place = await arrive(page);
  for (const name of ["Ann", "Ben"])
    await add(page, place, { phone: freshNumber(project.name), first_name: name });
  await openPage(page, `/w/${place.id}/contacts`);
  if (project.name === "phone") await page.getByRole("button", { name: "Pick several" }).click();
  for (const name of ["Ann", "Ben"])
    await page
      .locator("label:visible", { has: page.getByRole("checkbox", { name: `Pick ${name}` }) })
      .click();
  await page.getByRole("button", { name: "Add a tag" }).click();
  await dialogOf(page).getByRole("textbox", { name: "Tag" }).fill("spring");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tagged spring: 2 people")).toBeVisible();
  const tagged = async () => {
    const answer = await page.request.get("/api/v1/contacts?tag=spring", {
      headers: ownHeaders(place.id),
    });
    return (await answer.json()).data.length;
  };
  expect(await tagged()).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(tagged).toBe(0);
});

test("a no said to staff stops every text, shows everywhere, and is lifted only with the words", async ({
  page,
}, { project }) => {
  const place = await arrive(page);
  const id = await add(page, place, { phone: freshNumber(project.name), first_name: "Nora" });
  await openPage(page, `/w/${place.id}/contacts/${id}`);
  await page.getByRole("textbox", { name: "New note" }).fill("Prefers mornings");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Prefers mornings" })).toBeVisible();

  await page.getByRole("button", { name: "They want fewer texts" }).click();
  await dialogOf(page).getByText("No texts at all", { exact: true }).click();
  await dialogOf(page).getByRole("textbox").fill("Please stop calling me");
  await dialogOf(page).getByRole("button", { name: "Stop all texts" }).click();
  await expect(page.getByText("NO TEXTS", { exact: true })).toBeVisible();
  await expect(page.getByText(/wrote down a no.*Please stop calling me/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Text", exact: true })).toHaveCount(0);
  await openPage(page, `/w/${place.id}/contacts`);
  await expect(rows(page).filter({ hasText: "Nora" })).toContainText(/no texts/i);

  await openPage(page, `/w/${place.id}/contacts/${id}`);
  await page.getByRole("button", { name: "They said yes" }).click();
  await dialogOf(page).getByRole("button", { name: "Write it down" }).click();
  await expect(dialogOf(page).getByText(/Write down in which words/)).toBeVisible();
  await dialogOf(page)
    .getByRole("textbox", { name: "In which words did they ask?" })
    .fill("Text me reminders again");
  await dialogOf(page).getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("NO TEXTS", { exact: true })).toHaveCount(0);
  await expect(page.getByText(/Text me reminders again/).first()).toBeVisible();
});

test("two contacts of one person are merged, taken apart again, and erased for good @once", async ({ page }, {
  project,
}) => {
  const place = await arrive(page);
  const person = { first_name: "Twice", last_name: "Told" };
  const number = freshNumber(project.name);
  const id = await add(page, place, { ...person, phone: number });
  const other = await add(page, place, { ...person, phone: freshNumber(project.name), tags: ["vip"] });
  await openPage(page, `/w/${place.id}/contacts/${id}`);
  await page.getByRole("button", { name: "Look closer" }).click();
  await dialogOf(page).getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("and one more number")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("and one more number")).toHaveCount(0);
  const back = await page.request.get(`/api/v1/contacts/${other}`, { headers: ownHeaders(place.id) });
  expect(await back.json()).toMatchObject({ id: other, tags: ["vip"] });

  await page.getByRole("button", { name: "Show the whole number" }).first().click();
  await expect(
    page.getByText(new RegExp(`${number.slice(2, 5)}.*${number.slice(-4)}`)).first(),
  ).toBeVisible();
  await openPage(page, `/w/${place.id}/contacts/${id}`);
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Erase this person" }).click();
  const sure = page.getByRole("alertdialog");
  await expect(sure.getByText("It cannot be undone.")).toBeVisible();
  await sure.getByRole("button", { name: "Erase for good" }).click();
  await page.waitForURL(/\/contacts$/);
  await expect(rows(page)).toHaveCount(1);
  await openPage(page, `/w/${place.id}/contacts/${id}`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test(
  "whoever saves second sees what the first changed, and loses nothing",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await arrive(page);
    const id = await add(page, place, { phone: freshNumber(project.name), first_name: "Eve" });
    await openPage(page, `/w/${place.id}/contacts/${id}?edit=1`);
    const form = dialogOf(page);
    await form.getByRole("textbox", { name: "Last name" }).fill("Mine");
    const theirs = await page.request.patch(`/api/v1/contacts/${id}`, {
      headers: ownHeaders(place.id),
      data: { last_name: "Theirs" },
    });
    expect(theirs.status()).toBe(200);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByText("Theirs").first()).toBeVisible();
    await expect(form.getByRole("textbox", { name: "Last name" })).toHaveValue("Mine");
  },
);

test(
  "an export is safe to open; a stranger and a viewer get nothing they may not have @once",
  { tag: "@once" },
  async ({ page, browser }, { project }) => {
    const place = await arrive(page);
    const id = await add(page, place, { phone: freshNumber(project.name), first_name: '=HYPERLINK("x")' });
    await openPage(page, `/w/${place.id}/contacts`);
    await page.getByRole("button", { name: "Export" }).click();
    const saving = page.waitForEvent("download");
    await dialogOf(page).getByRole("button", { name: "Save the file" }).click();
    const file = await readFile(await (await saving).path(), "utf8");
    expect(file).toContain("'=HYPERLINK");
    expect(file).not.toMatch(/\+1\d{10}/);

    const other = await (await browser.newContext()).newPage();
    const theirs = await letIn(other, "theo@juniper.example");
    await openPage(other, `/w/${theirs}/contacts/${id}`);
    await expect(other.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await openPage(other, `/w/${theirs}/contacts?edit=1&add=1`);
    await expect(rows(other).first()).toBeVisible();
    await expect(dialogOf(other)).toHaveCount(0);
    await expect(other.getByRole("button", { name: /^Add/ })).toHaveCount(0);
    const seen = await other.request.get("/api/v1/contacts?limit=1", { headers: ownHeaders(theirs) });
    const [known] = (await seen.json()).data;
    await openPage(other, `/w/${theirs}/contacts/${known.id}?edit=1`);
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
    for (const name of ["Show the whole number", "Edit", "They said yes"])
      await expect(other.getByRole("button", { name })).toHaveCount(0);
    const reveal = await other.request.post(`/api/v1/contacts/${known.id}/reveal`, {
      headers: ownHeaders(theirs),
    });
    expect(reveal.status()).toBe(403);
    await other.context().close();
  },
);
