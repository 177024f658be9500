import { expect, type Page, test } from "@playwright/test";
import { AsYouType } from "libphonenumber-js/min";
import { freshNumber, letIn, openPage } from "./sign-in";

const openDialog = async (page: Page) => {
  await page.locator("body").press("c");
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** Types a number and moves on by keyboard, as a person does who knows it by heart. */
const chooseNumber = async (page: Page, number: string) => {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "To" }).fill(number);
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Choose somebody else" })).toBeVisible();
};

test("a receptionist sends from a template, sees it delivered, and after STOP the next send is refused with its reason", async ({
  page,
  browser,
}, { project }) => {
  const number = freshNumber(project.name);
  const workspace = await letIn(page, "rosa@juniper.example");
  await openPage(page, `/w/${workspace}/messages`);

  await openDialog(page);
  const dialog = page.getByRole("dialog");
  await chooseNumber(page, number);
  await dialog.getByRole("button", { name: /Template/ }).click();
  await page.getByRole("option", { name: /Order Ready/ }).click();
  await dialog.getByRole("textbox", { name: "Full name" }).fill("Maria");
  await dialog.getByRole("textbox", { name: "Order number" }).fill("A-17");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("A-17");
  await expect(dialog.getByText("This person can get this now.")).toBeVisible();
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await expect(dialog.getByText("Delivered").first()).toBeVisible();
  await dialog.getByRole("link", { name: "See the whole story" }).click();
  await expect(page.getByText("Accepted; every check passed.")).toBeVisible();
  await expect(page.getByText("The carrier delivered it.")).toBeVisible();

  await openPage(page, "/sandbox/phones");
  await page.getByRole("textbox", { name: "Pick up a phone by its number" }).fill(number);
  await page.getByRole("button", { name: "Pick up this phone" }).click();
  const phone = page.getByRole("article", { name: `Phone ${new AsYouType("US").input(number.slice(2))}` });
  await expect(phone.getByText(/A-17/)).toBeVisible();
  await phone.getByRole("button", { name: "STOP", exact: true }).click();
  await expect(phone.getByText(/unsubscribed/i)).toBeVisible();

  await openPage(page, `/w/${workspace}/messages`);
  await openDialog(page);
  await chooseNumber(page, number);
  await dialog.getByText("My own words").click();
  await dialog.getByRole("textbox", { name: "Text" }).fill("One more thing");
  await expect(dialog.getByText(/asked not to get texts/)).toBeVisible();
  const refused = await page.request.post("/api/v1/messages", {
    headers: { "X-Workspace-Id": String(workspace), Origin: new URL(page.url()).origin },
    data: { to: number, body: "One more thing" },
  });
  expect(refused.status()).toBe(422);
  const { code, message_id: refusedId } = await refused.json();
  expect(code).toBe("recipient_opted_out");
  await openPage(page, `/w/${workspace}/messages?message=${refusedId}`);
  await expect(page.getByText(/asked not to get texts/).first()).toBeVisible();

  // The other business sees nothing of all this.
  const other = await (await browser.newContext()).newPage();
  const theirs = await letIn(other, "marcus@oakember.example");
  await openPage(other, `/w/${theirs}/messages`);
  await expect(other.getByText("A-17")).toHaveCount(0);
  const foreign = await openPage(other, `/w/${workspace}/messages`);
  expect(foreign?.status()).toBe(404);
  await other.context().close();
});

test("a viewer can look but not send", { tag: "@once" }, async ({ page }) => {
  const workspace = await letIn(page, "theo@juniper.example");
  await openPage(page, `/w/${workspace}/messages`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /Send a text/ })).toHaveCount(0);
  const answer = await page.request.post("/api/v1/messages", {
    headers: { "X-Workspace-Id": String(workspace), Origin: new URL(page.url()).origin },
    data: { to: "+12125550199", body: "No" },
  });
  expect(answer.status()).toBe(403);
});
