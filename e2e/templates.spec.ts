import { expect, type Page, test } from "@playwright/test";
import { e2eUrl } from "./demo-access";
import { freshNumber, letIn, openPage } from "./sign-in";

const uniqueName = (project: string, stem: string): string =>
  `${stem} ${project} ${Math.random().toString(36).slice(2, 8)}`;

const textOf = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });

const api = async (page: Page, workspace: number, method: string, path: string, data?: object) =>
  page.request.fetch(`/api/v1/templates${path}`, {
    method,
    headers: { "X-Workspace-Id": String(workspace), Origin: e2eUrl() },
    data: data ?? {},
  });

/** A template made through the API; the page under test is opened on it. */
async function openTemplate(page: Page, workspace: number, fields: object): Promise<number> {
  const made = await api(page, workspace, "POST", "", { category: "order", ...fields });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  await openPage(page, `/w/${workspace}/templates/${id}`);
  await expect(textOf(page)).toBeVisible();
  return id;
}

const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
};

test("a manager writes a template by keyboard, sees it on a phone with the longest name, and finds it in the list", async ({
  page,
}, { project }) => {
  const name = uniqueName(project.name, "Chair ready");
  const workspace = await letIn(page, "rosa@juniper.example");
  await openPage(page, `/w/${workspace}/templates/new`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);

  await textOf(page).focus();
  await page.keyboard.type("Hi {{fir");
  await expect(page.getByRole("option", { name: /First name/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(", your chair is ready.");
  await expect(textOf(page)).toHaveValue("Hi {{first_name}}, your chair is ready.");

  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("your chair is ready.");
  await preview.getByRole("option", { name: /the longest name you have/ }).click();
  await expect(preview.getByRole("paragraph").filter({ hasText: "your chair is ready." })).toBeVisible();
  await preview.getByRole("option", { name: /only a number, no name/ }).click();
  await expect(preview.getByText("First name is not known.")).toBeVisible();

  await textOf(page).press("ControlOrMeta+s");
  await expect(page.getByRole("button", { name: "Version 1" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await openPage(page, `/w/${workspace}/templates`);
  await page.getByRole("searchbox", { name: "Search templates" }).fill(name);
  await expect(page.getByRole("list", { name: "Templates" }).getByRole("link")).toHaveText([name]);
});

test("every finding has a fix that works, and plain letters say what they save @once", async ({ page }, {
  project,
}) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  await openTemplate(page, workspace, { name: uniqueName(project.name, "Faulty"), body: "Hello" });
  const findings = page.getByRole("list", { name: "Before you save" });
  const fix = async (text: string, button: string, mended: string) => {
    await textOf(page).fill(text);
    await findings.getByRole("button", { name: button }).first().click();
    await expect(textOf(page)).toHaveValue(mended);
  };
  await fix("Reply YES to confirm or CANCEL to cancel.", "Use numbers", "Reply 1 to confirm or 2 to cancel.");
  await fix("Hi {{frist_name}}, see you.", "Use that", "Hi {{first_name}}, see you.");
  await fix("Hi {first_name}, see you.", "Make it a variable", "Hi {{first_name}}, see you.");
  await fix("Hi {{first name}}, see you.", "Mend it", "Hi {{first_name}}, see you.");
  await fix("So good!!! Come by.", "Calm it", "So good! Come by.");
  await fix(
    "See https://example.com/menu",
    "Add the name",
    "{{business_name}}: See https://example.com/menu",
  );

  // Wide letters: 71 characters need two segments, the same in plain letters one.
  await textOf(page).fill(`${"a".repeat(70)}’`);
  await expect(page.getByText(/^2 segments/).first()).toBeVisible();
  await expect(findings.getByText(/Saves \$\d+\.\d\d per 100 texts/)).toBeVisible();
  await findings.getByRole("button", { name: "Make it plain" }).click();
  await expect(textOf(page)).toHaveValue(`${"a".repeat(70)}'`);
  await expect(page.getByText("Nothing a carrier would mind.")).toBeVisible();

  // Where the text breaks, and what the next character would cost.
  await textOf(page).fill("a".repeat(160));
  await expect(page.getByText(/exactly full: one more character makes it 2 segments/)).toBeVisible();
  await textOf(page).fill("a".repeat(161));
  await expect(page.getByTitle("Segment 2 begins here")).toBeVisible();
  await expect(page.getByText(/145 more characters fit/)).toBeVisible();
});

test("a name in use and a text carriers would swallow are refused beside their fields, and nothing typed is lost", async ({
  page,
}, { project }) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  const taken = uniqueName(project.name, "Taken");
  await api(page, workspace, "POST", "", { name: taken, category: "order", body: "Hello" });
  await openPage(page, `/w/${workspace}/templates/new`);
  const submit = page.getByRole("button", { name: "Save template" });
  await submit.click();
  await expect(page.getByText("A template needs a text.")).toBeVisible();

  await page.getByRole("textbox", { name: "Name", exact: true }).fill(taken);
  await textOf(page).fill("<script>alert(1)</script> مرحبا 😀");
  await submit.click();
  await expect(page.getByText(/There is already a template named/)).toBeVisible();
  await expect(textOf(page)).toHaveValue("<script>alert(1)</script> مرحبا 😀");

  await page.getByRole("textbox", { name: "Name", exact: true }).fill(uniqueName(project.name, "Trap"));
  await textOf(page).fill("Reply CANCEL to cancel.");
  await submit.click();
  await expect(page.getByText(/Carriers act on the answer CANCEL themselves/)).toBeVisible();
  await expect(textOf(page)).toHaveValue("Reply CANCEL to cancel.");
});

test("of two people who change one name, the later one sees both and chooses", async ({ page }, {
  project,
}) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  const [first, theirs, mine] = ["Before", "Theirs", "Mine"].map((stem) => uniqueName(project.name, stem));
  const id = await openTemplate(page, workspace, { name: first, body: "Hello" });
  expect((await api(page, workspace, "PATCH", `/${id}`, { name: theirs })).status()).toBe(200);

  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill(mine ?? "");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const notice = page.getByRole("alert").filter({ hasText: "Somebody else saved this template" });
  await expect(notice.getByRole("deletion").first()).toContainText("Theirs");
  await expect(name).toHaveValue(mine ?? "");
  await notice.getByRole("button", { name: "Keep mine and go on" }).click();
  await expect(notice).toHaveCount(0);
  await save(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(mine ?? "");
});

test("an earlier version is compared and brought back; a copy is made; archiving can be undone", async ({
  page,
}, { project }) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  const name = uniqueName(project.name, "Opening");
  await openTemplate(page, workspace, { name, body: "We open at nine." });
  await textOf(page).fill("We open at ten.");
  await save(page);
  await page.getByRole("button", { name: "Version 2" }).click();
  const drawer = page.getByRole("dialog", { name: "Versions of the template" });
  const latest = drawer.getByRole("article", { name: "Version 2" });
  await expect(latest.getByRole("deletion")).toHaveText("nine");
  await expect(latest.getByRole("insertion")).toHaveText("ten");
  await drawer.getByRole("article", { name: "Version 1" }).getByRole("button", { name: "Restore" }).click();
  await expect(drawer.getByRole("article", { name: "Version 3" })).toContainText("Current");
  await page.keyboard.press("Escape");
  await expect(textOf(page)).toHaveValue("We open at nine.");

  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${name} copy`);
  await expect(textOf(page)).toHaveValue("We open at nine.");

  await page.getByRole("button", { name: `More for ${name} copy` }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Templates");
  const shown = page.getByRole("link", { name: `${name} copy`, exact: true });
  await expect(shown).toHaveCount(0);
  const told = page.getByRole("alertdialog", { name: /archived/ });
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(shown).toBeVisible();
});

/** The smallest picture there is. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

test("a test goes to one's own phone, with its picture, and is watched until it arrives", async ({ page }, {
  project,
}) => {
  const number = freshNumber(project.name);
  const workspace = await letIn(page, "rosa@juniper.example");
  await openTemplate(page, workspace, {
    name: uniqueName(project.name, "Tested"),
    body: "Your order {{order_number}} is ready.",
  });
  const pictures = page.getByRole("group", { name: "Pictures" });
  const files = pictures.getByLabel("Picture files");
  await files.setInputFiles({ name: "order.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await expect(pictures.getByRole("alert")).toContainText("only JPEG, PNG and GIF");
  await files.setInputFiles({ name: "order.png", mimeType: "image/png", buffer: dot });
  await expect(page.getByRole("region", { name: "Preview" }).getByRole("img")).toBeVisible();
  await expect(page.getByText(/^Picture message/)).toBeVisible();
  await save(page);
  await page.getByRole("button", { name: "Send a test" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  await expect(dialog).toContainText("Your order A-1042 is ready.");
  await dialog.getByRole("textbox", { name: "Your number" }).fill("nonsense");
  await dialog.getByRole("button", { name: "Send test" }).click();
  await expect(dialog.getByRole("textbox", { name: "Your number" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Your number" }).fill(number);
  await dialog.getByRole("button", { name: "Send test" }).click();
  await expect(dialog.getByText("Delivered").first()).toBeVisible();
  const story = await page.request.get(`/api/v1/messages?limit=20`, {
    headers: { "X-Workspace-Id": String(workspace) },
  });
  const sent = (await story.json()).data.find((one: { phone: string }) =>
    one.phone.endsWith(number.slice(-4)),
  );
  expect(sent).toMatchObject({ segments: 1, media_urls: [expect.stringMatching(/\/media\/[\w-]{32}$/)] });
  const shown = await page.request.get(new URL(sent.media_urls[0]).pathname);
  expect([shown.status(), shown.headers()["content-type"]]).toEqual([200, "image/png"]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a viewer reads but does not change, and another business sees nothing @once", async ({
  page,
  browser,
}, { project }) => {
  const workspace = await letIn(page, "rosa@juniper.example");
  const name = uniqueName(project.name, "Private");
  const id = await openTemplate(page, workspace, { name, body: "Only ours." });

  const viewer = await (await browser.newContext()).newPage();
  await letIn(viewer, "theo@juniper.example");
  await openPage(viewer, `/w/${workspace}/templates/${id}`);
  await expect(viewer.getByText("You can read")).toBeVisible();
  await expect(viewer.getByRole("button", { name: /^(Save|Send a test|More for)/ })).toHaveCount(0);
  await openPage(viewer, `/w/${workspace}/templates/new`);
  await expect(viewer.getByText("Templates are written by owners and managers.")).toBeVisible();
  expect((await api(viewer, workspace, "PATCH", `/${id}`, { name: "No" })).status()).toBe(403);
  await viewer.context().close();

  const other = await (await browser.newContext()).newPage();
  const theirs = await letIn(other, "marcus@oakember.example");
  await openPage(other, `/w/${theirs}/templates/${id}`);
  await expect(other.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await api(other, theirs, "PATCH", `/${id}`, { name: "No" })).status()).toBe(404);
  await openPage(other, `/w/${theirs}/templates?q=${encodeURIComponent(name)}`);
  await expect(other.getByText("No template fits")).toBeVisible();
  await other.context().close();
});
