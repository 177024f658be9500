import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { audit } from "./audit";
import { demoAccess, e2eUrl } from "./demo-access";
import { freshNumber, letIn, openPage } from "./sign-in";

type File = { name: string; text: string | Buffer };

async function choose(page: Page, workspace: number, { name, text }: File): Promise<void> {
  await openPage(page, `/w/${workspace}/contacts/import`);
  // While the page is still arriving there may be a second one, which does nothing yet.
  const input = page.locator('input[aria-label="CSV file"]:enabled').first();
  await input.setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text as string) });
}

/** Uploads a list and goes on to the last questions. */
async function toConfirm(page: Page, workspace: number, file: File): Promise<void> {
  await choose(page, workspace, file);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: /^Continue with/ }).click();
  await expect(page.getByRole("button", { name: /^Import \d/ })).toBeVisible();
}

async function giveEvidence(page: Page): Promise<void> {
  await page.getByText("Yes, and I can say how").click();
  await page.getByRole("button", { name: /How did they agree/ }).click();
  await page.getByRole("option", { name: "On a paper form" }).click();
  await page.getByLabel("When?").fill("2026-01-05");
  await page.getByLabel("What did they agree to?").fill("Yes, text me offers. Reply STOP to end.");
}

async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Undo the import/ }).click();
  await page.getByRole("button", { name: "Undo it" }).click();
}

const nameOf = (what: string, project: string): string => `${what}-${project}-${Date.now() % 1_000_000}.csv`;

test("a messy list is matched, explained row by row, imported with evidence, and undone @once", async ({
  page,
}, { project }) => {
  const [a, b] = [freshNumber(project.name), freshNumber(project.name)];
  const family = `O’Hara${Date.now() % 100_000}`;
  const text = [
    "First name;Last name;Mobile phone;Nickname",
    `Zoë;${family};${a};Zo`,
    `"נועה";"כהן; לוי";${b};`,
    "Short;Number;415-555;",
    "Excel;Made;4.15555E+09;",
    `Twice;Over;${a};`,
    "London;Line;+44 20 7946 0018;",
  ].join("\r\n");
  const name = nameOf("messy", project.name);
  const workspace = await letIn(page, "rosa@juniper.example");
  await choose(page, workspace, { name, text: Buffer.from(`\ufeff${text}`, "utf16le") });

  await expect(page.getByRole("button", { name: /Mobile phone is/ })).toContainText("Phone number");
  const preview = page.getByRole("region", { name: "The first rows of the file" });
  await expect(preview).toContainText("Read as UTF-16; cells are parted by semicolons.");
  await expect(preview.getByRole("cell", { name: "כהן; לוי" })).toBeAttached();
  const column = page.getByRole("button", { name: /Nickname is/ });
  await column.click();
  await page.getByRole("option", { name: "First name", exact: true }).click();
  await expect(page.getByText("Another column is read as this too.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Check the rows" })).toBeDisabled();
  await column.click();
  await page.getByRole("option", { name: "Tags", exact: true }).click();
  await audit(page, "matching");
  await page.getByRole("button", { name: "Check the rows" }).click();

  await expect(page.getByRole("heading", { name: "3 people would be added." })).toBeVisible();
  const problems = page.getByRole("region", { name: "Problems" });
  await problems.getByRole("button", { name: /^All/ }).click();
  await expect(problems.getByText("'415-555' is too short for a US number.")).toBeVisible();
  await expect(problems.getByText(/^This is a landline/)).toBeVisible();
  await problems.getByRole("button", { name: /^Same number twice/ }).click();
  await expect(problems.getByText("The same number as line 2; that line counts.")).toBeVisible();
  await expect(problems.getByText(/too short/)).toHaveCount(1);
  const saved = page.waitForEvent("download");
  await problems.getByRole("button", { name: "Save these rows" }).click();
  expect(await readFile(await (await saved).path(), "utf8")).toContain("was shortened by a spreadsheet");
  await audit(page, "the check");
  await page.getByRole("button", { name: "Continue with 3 people" }).click();

  await page.getByText("Yes, and I can say how").click();
  await page.getByRole("button", { name: "Import 3 people" }).click();
  await expect(page.getByText("Say how they agreed.")).toBeVisible();
  await expect(page.getByText("Write the words they agreed to, as they stood on the form.")).toBeVisible();
  await giveEvidence(page);
  await audit(page, "the evidence");
  await page.getByRole("button", { name: "Import 3 people" }).click();
  await expect(page.getByRole("heading", { name: "3 people added." })).toBeVisible();
  await audit(page, "the end");

  await openPage(page, `/w/${workspace}/contacts?q=${encodeURIComponent(family)}`);
  // The table of a desk and the list of a phone both hold it; one of them shows.
  await expect(page.getByText(`Zoë ${family}`).filter({ visible: true }).first()).toBeVisible();

  await openPage(page, `/w/${workspace}/contacts/import`);
  const former = page.getByRole("listitem").filter({ hasText: name });
  await former.getByRole("button", { name: `Undo the import of ${name}` }).click();
  await expect(page.getByText(/^3 people who were added will be removed and 3 opt-ins/)).toBeVisible();
  await page.getByRole("button", { name: "Undo it" }).click();
  await expect(former.getByText("3 people removed again.")).toBeVisible();
  await openPage(page, `/w/${workspace}/contacts?q=${encodeURIComponent(family)}`);
  await expect(page.getByText(`Zoë ${family}`)).toHaveCount(0);
});

test("what is no list is refused in words, and the next file is taken @once", async ({ page }, {
  project,
}) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  const refusals: [File, RegExp][] = [
    [{ name: "list.csv", text: "%PDF-1.7\n%..." }, /This is a PDF, not a CSV/],
    [{ name: "list.csv", text: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]) }, /Excel workbook/],
    [{ name: "list.csv", text: "" }, /This file is empty/],
    [{ name: "list.csv", text: "Name,Phone\n" }, /column names but no rows/],
  ];
  for (const [file, words] of refusals) {
    await choose(page, workspace, file);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
  }
  const name = nameOf("after", project.name);
  await choose(page, workspace, { name, text: "Who,City\nAnn,Rome\n" });
  await expect(page.getByText("Choose the column that holds the phone numbers.")).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("The list was discarded. Nothing was imported.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Canceled");
});

test("somebody who stopped texts stays stopped, whatever the list and its evidence say @once", async ({
  page,
}, { project }) => {
  const phone = freshNumber(project.name);
  const { apiKey } = demoAccess();
  const headers = { "X-API-Key": apiKey ?? "" };
  const stopped = await page.request.post("/api/v1/opt-outs", { headers, data: { phone_number: phone } });
  expect(stopped.ok()).toBe(true);
  const workspace = await letIn(page, "rosa@juniper.example");
  const text = `Name,Phone\nStopped Once,${phone}\n`;
  await choose(page, workspace, { name: nameOf("stopped", project.name), text });
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByText("This person stopped texts earlier and stays stopped.")).toBeVisible();
  await page.getByRole("button", { name: "Continue with 1 person" }).click();
  await giveEvidence(page);
  await page.getByRole("button", { name: "Import 1 person" }).click();
  await expect(page.getByText("1 person stopped texts earlier and stays stopped.")).toBeVisible();
  const answer = await page.request.post("/api/v1/messages", { headers, data: { to: phone, body: "Hi" } });
  expect(answer.status()).toBe(422);
  expect((await answer.json()).code).toBe("recipient_opted_out");
});

test("an expired session and a second window lose nothing and import once @once", async ({ page, context }, {
  project,
}) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  const text = `Name,Phone\nOnly Once,${freshNumber(project.name)}\n`;
  await toConfirm(page, workspace, { name: nameOf("once", project.name), text });
  const second = await context.newPage();
  await openPage(second, page.url());
  await expect(second.getByRole("button", { name: /^Import \d/ })).toBeVisible();

  const tags = page.getByLabel("Tags for everybody in this file");
  await tags.fill("spring fair");
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByRole("button", { name: /^Import \d/ }).click();
  await expect(page.getByText("You were signed out. Sign in again to go on.").first()).toBeVisible();
  await expect(tags).toHaveValue("spring fair");
  await context.addCookies(cookies);
  await page.getByRole("button", { name: /^Import \d/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import done");

  // It may have learned by itself that there is nothing to start any more.
  const late = second.getByRole("button", { name: /^Import \d/ });
  await late.click({ timeout: 5_000 }).catch(() => {});
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Import done");
  await second.close();
  await undo(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import undone");
});

test(
  "a viewer looks but cannot import, and another business sees nothing @once",
  { tag: "@once" },
  async ({ page, browser }, { project }) => {
    const name = nameOf("private", project.name);
    const { apiKey } = demoAccess();
    const uploaded = await page.request.post(`/api/v1/contacts/import?dry_run=true&file_name=${name}`, {
      headers: { "X-API-Key": apiKey ?? "", "Content-Type": "text/csv" },
      data: `Name,Phone\nAnn Private,${freshNumber(project.name)}\n`,
    });
    const { import_id: id } = await uploaded.json();
    const workspace = await letIn(page, "theo@juniper.example");
    await openPage(page, `/w/${workspace}/contacts/import`);
    await expect(page.getByText("You can look, but not import.")).toBeVisible();
    await expect(page.getByLabel("CSV file")).toHaveCount(0);
    await openPage(page, `/w/${workspace}/contacts/import/${id}`);
    await expect(page.getByText(/Only somebody who may change contacts/)).toBeVisible();
    const headers = { "X-Workspace-Id": String(workspace), Origin: e2eUrl() };
    const tried = await page.request.post(`/api/v1/contacts/imports/${id}/start`, { headers, data: {} });
    expect(tried.status()).toBe(403);

    const other = await (await browser.newContext()).newPage();
    const theirs = await letIn(other, "marcus@oakember.example");
    await openPage(other, `/w/${theirs}/contacts/import/${id}`);
    await expect(other.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await openPage(other, `/w/${theirs}/contacts/import`);
    await expect(other.getByText(name)).toHaveCount(0);
    await other.context().close();
  },
);
