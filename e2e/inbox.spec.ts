import { expect, type Page, test } from "@playwright/test";
import { type OwnWorkspace, openWorkspace, ownHeaders } from "./own-workspace";
import { pickUp } from "./pick-up-phone";
import { freshNumber, openPage, signInWith } from "./sign-in";

/** A workspace of one's own in which nobody but people answers. */
async function arrive(page: Page): Promise<OwnWorkspace> {
  const place = await openWorkspace(page.request);
  await signInWith(page, place.owner);
  const off = await page.request.patch("/api/v1/workspace", {
    headers: ownHeaders(place.id),
    data: { assistant: { mode: "off" } },
  });
  expect(off.status(), await off.text()).toBe(200);
  return place;
}

test("a customer's text is in the inbox within two seconds, is answered, and the answer is on the phone", async ({
  page,
  context,
}, { project }) => {
  const number = freshNumber(project.name);
  const place = await arrive(page);
  await openPage(page, `/w/${place.id}/inbox`);
  await expect(page.getByRole("heading", { name: "Nobody is waiting" })).toBeVisible();

  const customer = await context.newPage();
  await openPage(customer, `/sandbox/phones?workspace=${place.id}`);
  const phone = await pickUp(customer, number);
  await phone.getByRole("textbox", { name: "Answer as the customer" }).fill("Is Friday at four free?");
  await customer.keyboard.press("Enter");
  await expect(phone.getByText(/^Sent ·/)).toBeVisible();

  const row = page.getByRole("button", { name: /Is Friday at four free\?/ });
  await expect(row).toBeVisible({ timeout: 2_500 });
  await row.click();
  const texts = page.getByRole("region", { name: /^Texts with / });
  await expect(texts.getByText("Is Friday at four free?")).toBeVisible();

  // The same conversation in a second window, where somebody writes an answer too.
  const second = await context.newPage();
  await openPage(second, page.url());
  await second.getByRole("textbox", { name: "Answer" }).fill("Four is taken.");

  await page.getByRole("textbox", { name: "Answer" }).fill("Yes, four is yours.");
  await page.getByRole("textbox", { name: "Answer" }).press("Control+Enter");
  await expect(texts.getByText("Yes, four is yours.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Answer" })).toHaveValue("");
  await expect(phone.getByText("Yes, four is yours.")).toBeVisible();

  const told = second.getByRole("alert").filter({ hasText: "answered meanwhile: “Yes, four is yours.”" });
  await expect(told).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Answer" })).toHaveValue("Four is taken.");
  await told.getByRole("button", { name: "Throw mine away" }).click();
  await expect(second.getByRole("textbox", { name: "Answer" })).toHaveValue("");
  await expect(phone.getByText("Four is taken.")).toHaveCount(0);
});

test(
  "a note stays with the team, a draft stays in its conversation, and closing can be taken back",
  {
    tag: "@once",
  },
  async ({ page }, { project }) => {
    const number = freshNumber(project.name);
    const place = await arrive(page);
    const headers = ownHeaders(place.id);
    const made = await page.request.post("/api/v1/contacts", {
      headers,
      data: { phone: number, first_name: "Marisol" },
    });
    const { id: contactId } = await made.json();
    const begun = await page.request.post("/api/v1/conversations", {
      headers,
      data: { contact_id: contactId },
    });
    const { id } = await begun.json();
    await openPage(page, `/w/${place.id}/inbox?tab=open&conversation=${id}`);
    const answer = page.getByRole("textbox", { name: "Answer" });
    await answer.fill("Half an answer");
    await openPage(page, `/w/${place.id}/inbox?tab=open&conversation=${id}`);
    await expect(answer).toHaveValue("Half an answer");
    await answer.fill("");
    await answer.blur();

    await page.keyboard.press("n");
    const note = page.getByRole("textbox", { name: "Note for the team" });
    await expect(note).toBeFocused();
    await page.keyboard.type("Likes the chair by the window");
    await page.keyboard.press("Control+Enter");
    await expect(
      page.getByRole("region", { name: "Texts with Marisol" }).getByText("Likes the chair by the window"),
    ).toBeVisible();

    await page.getByRole("button", { name: "Close", exact: true }).click();
    await expect(page.getByRole("button", { name: "Open again" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Close", exact: true })).toBeVisible();
    const texts = await page.request.get(`/api/v1/conversations/${id}/messages`, { headers });
    expect((await texts.json()).data).toEqual([]);
  },
);
