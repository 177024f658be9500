import { expect, type Locator, type Page } from "@playwright/test";

/** Takes a phone by its number off the shelf; on a phone's width that closes the one that is open. */
export async function pickUp(page: Page, number: string): Promise<Locator> {
  const field = page.getByRole("textbox", { name: "Pick up a phone by its number" });
  const back = page.getByRole("button", { name: "All phones" });
  await expect(field.or(back).first()).toBeVisible();
  if (!(await field.isVisible())) await back.click();
  await field.fill(number);
  await page.getByRole("button", { name: "Pick up this phone" }).click();
  const phone = page.getByRole("article", { name: `(${number.slice(2, 5)}) 555-${number.slice(-4)}` });
  await expect(phone).toBeVisible();
  return phone;
}
