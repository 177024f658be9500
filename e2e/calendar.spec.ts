import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { audit, expectNoSidewaysScroll, watchErrors } from "./audit";
import { type OwnWorkspace, openWorkspace, signInWith } from "./own-workspace";
import { freshNumber, openPage } from "./sign-in";

const daily = [{ start: "09:00", end: "18:00" }];
const week = { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily };
/** Pixels an hour on the grid, which begins an hour before the business opens. */
const HOUR_PX = 96;

async function call(request: APIRequestContext, { apiKey }: OwnWorkspace, path: string, data: unknown) {
  const answer = await request.post(`/api/v1${path}`, { headers: { "X-API-Key": apiKey }, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** A salon with two stylists, one service and somebody who comes. */
async function openSalon(page: Page, projectName: string): Promise<OwnWorkspace> {
  const { request } = page;
  const place = await openWorkspace(request);
  const hours = await request.patch("/api/v1/workspace", {
    headers: { "X-API-Key": place.apiKey },
    data: { opening_hours: week },
  });
  expect(hours.status()).toBe(200);
  await call(request, place, "/resources", { kind: "person", name: "Maya" });
  await call(request, place, "/resources", { kind: "person", name: "Theo" });
  await call(request, place, "/services", {
    name: "Haircut",
    duration_minutes: 45,
    price_micros: 45_000_000,
  });
  await call(request, place, "/contacts", {
    phone: freshNumber(projectName),
    first_name: "Nora",
    last_name: "Quick",
  });
  return place;
}

/** A day next week, on the calendar of the salon and of the browser alike. */
const soon = () =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York" }).format(Date.now() + 7 * 86_400_000);

const visits = (page: Page) => page.locator("[data-booking]:visible");

test("a visit is booked from an empty time, moved, canceled with its reason, and seen by nobody else", async ({
  page,
}, { project }) => {
  const isDesk = project.name === "desktop";
  const place = await openSalon(page, project.name);
  await signInWith(page, place.owner);
  const errors = watchErrors(page);
  await openPage(page, `/w/${place.id}/calendar?day=${soon()}`);
  await expect(page.getByRole("heading", { level: 1, name: /^No visits on/ })).toBeVisible();

  if (isDesk)
    await page
      .getByRole("button", { name: /^Book here: Maya/ })
      .click({ position: { x: 60, y: 2 * HOUR_PX + 4 } });
  else await page.getByRole("button", { name: /^Book on/ }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "Who" }).fill("Nora");
  await page.getByRole("option", { name: /Nora Quick/ }).click();
  const ten = form.getByRole("button", { name: "10:00 AM", exact: true });
  if (isDesk) await expect(ten).toHaveAttribute("aria-pressed", "true");
  else await ten.click();
  await expect(form.getByRole("status").filter({ hasText: "until 10:45 AM" })).toContainText("$45.00");
  await audit(page, "the booking dialog");
  await form.getByRole("button", { name: "Book", exact: true }).dblclick();
  await expect(form).toHaveCount(0);
  await expect(visits(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1, name: /^1 visit on/ })).toBeVisible();

  if (isDesk) {
    await visits(page).focus();
    for (const key of ["m", "ArrowDown", "ArrowDown", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    await expect(visits(page)).toHaveAccessibleName("10:30–11:15 AM, Nora Quick, Haircut with Theo, Booked");
    await expect(visits(page)).toBeFocused();
  } else {
    await visits(page).click();
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await page.getByRole("button", { name: "10:30 AM", exact: true }).click();
    await page.getByRole("button", { name: "Move it here" }).click();
    await expect(page.getByRole("region", { name: "Move the visit" })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(visits(page)).toContainText("10:30 AM");
  }
  await expect(page.getByText(/Nora Quick is moved to/)).toBeVisible();
  await expectNoSidewaysScroll(page, "the calendar");
  await audit(page, "the calendar with a visit");

  await visits(page).click();
  const drawer = page.getByRole("dialog", { name: "A visit" });
  await expect(drawer.getByText(/moved it from .*10:00 AM to .*10:30 AM/)).toBeVisible();
  const id = Number(new URL(page.url()).searchParams.get("booking"));
  await drawer.getByRole("button", { name: "Cancel", exact: true }).click();
  const sure = page.getByRole("alertdialog");
  await sure.getByRole("textbox", { name: /Why/ }).fill("They are ill");
  await sure.getByRole("button", { name: "Cancel the visit" }).click();
  await expect(drawer.getByText(/canceled it: They are ill/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(visits(page)).toHaveCount(0);
  expect(errors).toEqual([]);

  const stranger = await openWorkspace(page.request);
  const headers = { "X-API-Key": stranger.apiKey };
  const theirs = await page.request.get("/api/v1/bookings?status=booked,canceled", { headers });
  expect((await theirs.json()).data).toEqual([]);
  expect((await page.request.get(`/api/v1/bookings/${id}`, { headers })).status()).toBe(404);
});

test("the week of everybody: carried by keys and taken back as if nothing was; a wish is changed, services are put in order @once", async ({
  page,
}, { project }) => {
  const place = await openSalon(page, project.name);
  const headers = { "X-API-Key": place.apiKey };
  const list = async (path: string) =>
    (await (await page.request.get(`/api/v1${path}`, { headers })).json()).data;
  const [[haircut], [maya], [nora]] = [
    await list("/services"),
    await list("/resources"),
    await list("/contacts"),
  ];
  await call(page.request, place, "/services", { name: "Blowout", duration_minutes: 30 });
  const wish = { service_id: haircut.id, resource_id: maya.id, contact_id: nora.id };
  const span = `from=${soon()}T13:00:00Z&until=${soon()}T18:00:00Z`;
  const [{ starts_at }] = await list(`/availability?service_id=${haircut.id}&resource_id=${maya.id}&${span}`);
  const { id } = await call(page.request, place, "/bookings", { ...wish, starts_at });
  const confirmed = await page.request.post(`/api/v1/bookings/${id}/confirm`, { headers, data: {} });
  expect(confirmed.status()).toBe(200);
  await call(page.request, place, "/waitlist", { ...wish, resource_id: null });
  await signInWith(page, place.owner);
  const errors = watchErrors(page);

  await openPage(page, `/w/${place.id}/calendar?view=week&day=${soon()}`);
  const visit = visits(page);
  await expect(visit).toHaveAccessibleName("9:00–9:45 AM, Nora Quick, Haircut with Maya, Confirmed");
  await expectNoSidewaysScroll(page, "the week of everybody");
  await audit(page, "the week of everybody");
  await visit.focus();
  for (const key of ["m", "ArrowDown", "PageDown", "Enter"]) await page.keyboard.press(key);
  await expect(visit).toHaveAccessibleName("9:15–10:00 AM, Nora Quick, Haircut with Theo, Booked");
  await expect(visit).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(visit).toHaveAccessibleName("9:00–9:45 AM, Nora Quick, Haircut with Maya, Confirmed");
  const told = await list(`/messages?contact_id=${nora.id}`);
  expect(told.filter(({ body }: { body: string | null }) => body?.includes("moved"))).toEqual([]);

  await openPage(page, `/w/${place.id}/calendar?panel=waitlist`);
  await page.getByRole("button", { name: "Change what Nora Quick waits for" }).click();
  const form = page.getByRole("form", { name: "Change the wish" });
  await form.getByRole("textbox", { name: "Note (optional)" }).fill("Rings first");
  await audit(page, "the wish of somebody who waits");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Rings first" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Rings first")).toHaveCount(0);

  await openPage(page, `/w/${place.id}/settings/services`);
  const handles = page.getByRole("button", { name: /^Move .*, place/ });
  await expect(handles.first()).toHaveAccessibleName(/^Move Haircut, place 1 of 2/);
  await handles.last().focus();
  await page.keyboard.press("ArrowUp");
  await expect(handles.first()).toHaveAccessibleName(/^Move Blowout, place 1 of 2/);
  await expect(handles.first()).toBeFocused();
  await expect(page.getByText("Blowout is at place 1")).toBeVisible();
  await expect.poll(async () => (await list("/services"))[0].name).toBe("Blowout");
  expect(errors).toEqual([]);
});
