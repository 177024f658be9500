import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import { audit, expectNoSidewaysScroll, watchErrors } from "./audit";
import { demoAccess } from "./demo-access";
import { letIn, openPage } from "./sign-in";

type Found = { message: number; conversation: number; contact: number; template: number; campaign: number };

/** Every page there is, in groups that each fit one test. */
const groups: Record<string, (found: Found) => string[]> = {
  "the overview and messages": ({ message, conversation }) => [
    "",
    "/inbox",
    `/inbox?tab=open&conversation=${conversation}`,
    "/messages",
    `/messages?message=${message}`,
    "/delivery",
  ],
  contacts: ({ contact }) => ["/contacts", "/contacts?add=1", `/contacts/${contact}`, "/contacts/import"],
  segments: () => [
    "/segments",
    "/segments/new?from=quiet-regulars",
    "/segments/new",
    "/segments?archived=true",
  ],
  templates: ({ template }) => [
    "/templates",
    "/templates/new?from=offer",
    `/templates/${template}`,
    "/nowhere",
  ],
  campaigns: ({ campaign }) => [
    "/campaigns",
    "/campaigns/new",
    ...(campaign ? [`/campaigns/${campaign}`] : []),
  ],
  "the calendar, bookings and the assistant": () => [
    "/calendar",
    "/calendar?view=week",
    "/calendar?new=1",
    "/calendar?panel=waitlist",
    ...["/services", "/resources", "/bookings", "/assistant"].map((path) => `/settings${path}`),
  ],
  "settings of the business": () =>
    ["", "/business", "/hours", "/limits", "/senders"].map((path) => `/settings${path}`),
  "settings of people and systems": () =>
    ["/members", "/keys", "/fields", "/audit", "/profile", "/danger"].map((path) => `/settings${path}`),
};

/** Both widths and both color schemes in two runs: colors do not hang on width, nor layout on color. */
test.beforeEach(async ({ page }, { project }) => {
  await page.emulateMedia({ colorScheme: project.name === "phone" ? "dark" : "light" });
});

for (const [name, pathsOf] of Object.entries(groups)) {
  test(`${name}: no serious accessibility fault, script error or sideways scroll`, async ({ page }) => {
    const errors = watchErrors(page);
    const paths = pathsOf(await findOneOfEach(page));
    const workspace = await letIn(page, "rosa@juniper.example");
    for (const path of paths) await inspect(page, `/w/${workspace}${path}`);
    expect(errors).toEqual([]);
  });
}

test("outside a workspace: sign-in, phones, API reference, links that ended, no such page", async ({ page }, {
  project,
}) => {
  const errors = watchErrors(page);
  await inspect(page, "/login");
  await inspect(page, `/invite/${"x".repeat(43)}`);
  await inspect(page, `/reset/${"x".repeat(43)}`);
  const workspace = await letIn(page, "rosa@juniper.example");
  await inspect(page, `/sandbox/phones?workspace=${workspace}`);
  // Drawn by another's component, whose colors and labels are not ours to mend; large, and read on a desk.
  if (project.name === "desktop") {
    await openPage(page, "/docs");
    await expect(page.getByRole("heading", { name: "Send a message" }).first()).toBeVisible();
  }
  expect(errors).toEqual([]);
  // The browser itself reports the address that is not there.
  await inspect(page, "/no-such-page");
  expect(errors.filter((error) => !error.includes("404"))).toEqual([]);
});

test("what opens over a page: sending, finding, keys", async ({ page }) => {
  const errors = watchErrors(page);
  const workspace = await letIn(page, "rosa@juniper.example");
  await openPage(page, `/w/${workspace}/messages`);
  for (const key of ["c", "Control+k", "?"]) {
    await page.locator("body").press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
    await audit(page, `what ${key} opens`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  expect(errors).toEqual([]);
});

test("a viewer's pages are sound too", { tag: "@once" }, async ({ page }) => {
  const errors = watchErrors(page);
  const { contact, template } = await findOneOfEach(page);
  const workspace = await letIn(page, "theo@juniper.example");
  const paths = ["", "/messages", `/contacts/${contact}`, `/templates/${template}`, "/settings/keys"];
  for (const path of paths) await inspect(page, `/w/${workspace}${path}`);
  expect(errors).toEqual([]);
});

const list = z.object({ data: z.array(z.object({ id: z.number() })) });

async function findOneOfEach({ request }: Page): Promise<Found> {
  const first = async (resource: string, filter = "") => {
    const answer = await request.get(`/api/v1/${resource}?limit=1${filter}`, {
      headers: { "X-API-Key": demoAccess().apiKey ?? "" },
    });
    return list.parse(await answer.json()).data[0]?.id ?? 0;
  };
  return {
    message: await first("messages"),
    conversation: await first("conversations"),
    contact: await first("contacts"),
    template: await first("templates"),
    // Others may be launched meanwhile by another story, and then lead elsewhere.
    campaign: await first("campaigns", "&status=finished"),
  };
}

/** Opens a page and looks at all of it, once its words are there. */
async function inspect(page: Page, path: string): Promise<void> {
  await openPage(page, path);
  await expect(page.getByRole("status", { name: "Loading the page" })).toHaveCount(0);
  await expect(page.locator("[data-slot=skeleton]").filter({ visible: true })).toHaveCount(0);
  expect(await page.title(), `${path} has a title`).not.toBe("");
  await expectNoSidewaysScroll(page, path);
  await audit(page, path);
}
