import { expect, type Locator, type Page, test } from "@playwright/test";
import { openWorkspace } from "./own-workspace";
import { freshNumber, openPage } from "./sign-in";

const FARTHEST = 60;

/** Goes on by Tab until something has the focus, as somebody without a mouse does; the focus must be seen there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let n = 0; n < FARTHEST; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

const pressOn = async (page: Page, target: Locator, key = "Enter") => {
  await tabTo(page, target);
  await page.keyboard.press(key);
};

test(
  "without a mouse: sign in, send a text, find it, find the person, and stop texts to them",
  { tag: "@once" },
  async ({ page }, { project }) => {
    const place = await openWorkspace(page.request);
    const made = await page.request.post("/api/v1/contacts", {
      headers: { "X-API-Key": place.apiKey },
      data: { phone: freshNumber(project.name), first_name: "Marisol", last_name: "Quintana" },
    });
    expect(made.status(), await made.text()).toBe(201);

    await openPage(page, "/login");
    await tabTo(page, page.getByLabel("Email"));
    await page.keyboard.type(place.owner.email);
    await tabTo(page, page.getByRole("textbox", { name: "Password" }));
    await page.keyboard.type(place.owner.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/w\/\d+/);
    await openPage(page, `/w/${place.id}/messages`);

    // Send.
    const dialog = page.getByRole("dialog");
    await page.keyboard.press("c");
    await expect(dialog.getByRole("combobox", { name: "To" })).toBeFocused();
    await page.keyboard.type("Marisol");
    await expect(page.getByRole("option", { name: /Marisol/ })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("radio", { name: "From a template" })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await expect(dialog.getByRole("textbox", { name: "Text" })).toBeFocused();
    await page.keyboard.type("Your silver ring is mended");
    await expect(dialog.getByText("Marisol can get this now.")).toBeVisible();
    await pressOn(page, dialog.getByRole("button", { name: "Send", exact: true }));
    await expect(dialog.getByText("Delivered").first()).toBeVisible();
    await pressOn(page, dialog.getByRole("button", { name: "Done" }));
    await expect(dialog).toHaveCount(0);

    // Find the text.
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Find words in texts" })).toBeFocused();
    await page.keyboard.type("silver ring");
    await expect(page).toHaveURL(/q=silver/);
    await pressOn(page, page.locator("[data-message-row]").filter({ visible: true, hasText: "silver ring" }));
    const story = page.getByRole("dialog", { name: "The story of a text" });
    await expect(story.getByText("The carrier delivered it.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(story).toHaveCount(0);

    // Find the person.
    await page.keyboard.press("Control+k");
    await expect(dialog.getByRole("combobox").or(dialog.getByRole("searchbox"))).toBeFocused();
    await page.keyboard.type("Quintana");
    await expect(page.getByRole("option", { name: /Quintana/ }).first()).toBeVisible();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/contacts\/\d+/);
    await expect(page.getByRole("heading", { level: 1, name: /Marisol Quintana/ })).toBeVisible();

    // Opt them out.
    await pressOn(page, page.getByRole("button", { name: "They want fewer texts" }));
    await tabTo(page, dialog.getByRole("radio", { name: /No offers/ }));
    await page.keyboard.press("ArrowDown");
    await expect(dialog.getByRole("radio", { name: /No texts at all/ })).toBeChecked();
    await pressOn(page, dialog.getByRole("button", { name: "Stop all texts" }));
    await expect(dialog).toHaveCount(0);

    // And see, before pressing Send, that nothing goes to them anymore.
    await openPage(page, `/w/${place.id}/messages`);
    await page.keyboard.press("c");
    await expect(dialog.getByRole("combobox", { name: "To" })).toBeFocused();
    await page.keyboard.type("Marisol");
    await expect(page.getByRole("option", { name: /Marisol.*No texts/ })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("radio", { name: "From a template" })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("One more thing");
    await expect(dialog.getByText(/told your team not to text them/)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  },
);
