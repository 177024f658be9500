import { type APIRequestContext, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type OwnWorkspace, openWorkspace, signInWith } from "./own-workspace";
import { pickUp } from "./pick-up-phone";
import { freshNumber, openPage } from "./sign-in";

const daily = [{ start: "09:00", end: "18:00" }];
const week = { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily };

async function make(request: APIRequestContext, { apiKey }: OwnWorkspace, path: string, data: unknown) {
  const answer = await request.post(`/api/v1${path}`, { headers: { "X-API-Key": apiKey }, data });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** A salon that is open every day, with one stylist and a haircut; it answers by rules, or by the model. */
async function openSalon(request: APIRequestContext, by: Run["by"]): Promise<OwnWorkspace> {
  const place = await openWorkspace(request);
  const hours = await request.patch("/api/v1/workspace", {
    headers: { "X-API-Key": place.apiKey },
    data: {
      opening_hours: week,
      quiet_hours: null,
      assistant: { daily_tokens: by === "rules" ? 0 : 200_000 },
    },
  });
  expect(hours.status(), await hours.text()).toBe(200);
  await make(request, place, "/resources", { kind: "person", name: "Maya" });
  await make(request, place, "/services", {
    name: "Haircut",
    duration_minutes: 45,
    price_micros: 45_000_000,
  });
  return place;
}

/** The visits of the salon that are still on. */
async function visits(request: APIRequestContext, { apiKey }: OwnWorkspace) {
  const answer = await request.get("/api/v1/bookings", { headers: { "X-API-Key": apiKey } });
  const { data } = await answer.json();
  return data as { id: number; starts_at: string; status: string; version: number; source: string }[];
}

async function serviceId(request: APIRequestContext, { apiKey }: OwnWorkspace): Promise<number> {
  const answer = await request.get("/api/v1/services", { headers: { "X-API-Key": apiKey } });
  return (await answer.json()).data[0].id;
}

/** "December 1", so many days from now on the salon's calendar. */
const dayIn = (days: number) =>
  new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", month: "long", day: "numeric" }).format(
    Date.now() + days * 86_400_000,
  );

type Run = {
  by: "rules" | "a model";
  /** What it offers, and what it says when it is asked for another time. */
  offers: RegExp;
  /** What the customer texts after the "2", until the visit is moved. */
  moves: [says: string, seen: RegExp][];
  /** The hour that it has then. */
  at: string;
  /** Who the inbox says gave the first answer. */
  answeredBy: RegExp;
};

// A number is read by rules in both: carriers and reminders speak in numbers.
const runs: Run[] = [
  {
    by: "rules",
    offers: /1\) .*with Maya/,
    moves: [
      [`${dayIn(10)} at 2pm`, /\d\) 2:00 PM with Maya/],
      ["2pm", /Your visit was moved\. It is now Haircut with Maya, .* at 2:00 PM/],
    ],
    at: "2:00 PM",
    answeredBy: /^By rules/,
  },
  {
    by: "a model",
    offers: /1\) \w+, .* at 9:00 AM/,
    moves: [
      [
        "Could I come two days later, at the same time?",
        /Your visit was moved\. It is now Haircut with Maya, .* at 9:45 AM/,
      ],
    ],
    at: "9:45 AM",
    answeredBy: /^By scripted-model, \d+ tokens/,
  },
];

for (const run of runs)
  test(
    `by ${run.by}: a customer books by text, answers 2 and moves it; a colleague cancels it, and who waits takes the slot`,
    { tag: "@once" },
    ({ page, context }, { project }) => story(run, page, context, () => freshNumber(project.name)),
  );

async function story(run: Run, page: Page, context: BrowserContext, newNumber: () => string): Promise<void> {
  const place = await openSalon(page.request, run.by);
  await signInWith(page, place.owner);
  const customer = await context.newPage();
  await openPage(customer, `/sandbox/phones?workspace=${place.id}`);
  const phone = await pickUp(customer, newNumber());
  const text = async (body: string, from = phone) => {
    await from.getByRole("textbox", { name: "Answer as the customer" }).fill(body);
    await from.getByRole("textbox", { name: "Answer as the customer" }).press("Enter");
  };

  await text(`Hi! Can I get a haircut on ${dayIn(8)} in the morning?`);
  await expect(phone.getByText(run.offers)).toBeVisible({ timeout: 8_000 });
  await text("2");
  const confirmation = phone.getByText(
    /You're booked: Haircut with Maya, .* Reply 1 to confirm, 2 to change\./,
  );
  await expect(confirmation).toBeVisible({ timeout: 8_000 });
  const [booked] = await visits(page.request, place);
  expect(booked).toMatchObject({ status: "booked", source: "assistant", version: 1 });

  await text("2");
  await expect(phone.getByText(/Let's find another time/)).toBeVisible({ timeout: 8_000 });
  for (const [says, seen] of run.moves) {
    await text(says);
    await expect(phone.getByText(seen)).toBeVisible({ timeout: 8_000 });
  }
  const all = await visits(page.request, place);
  expect(all).toMatchObject([{ status: "booked", version: 2 }]);
  expect(all[0]?.starts_at).not.toBe(booked?.starts_at);

  // The team sees all of it, and that nobody waits.
  await openPage(page, `/w/${place.id}/inbox?tab=open`);
  await page
    .getByRole("button", { name: /Your visit was moved|2pm|two days later/ })
    .first()
    .click();
  const texts = page.getByRole("region", { name: /^Texts with / });
  await expect(texts.getByText(`Hi! Can I get a haircut on ${dayIn(8)} in the morning?`)).toBeVisible();
  await expect(texts.getByText(/It is now Haircut with Maya/)).toBeVisible();
  await texts.getByRole("button", { name: "Why this answer?" }).last().click();
  const why = page.getByRole("dialog", { name: "Why this answer?" });
  await expect(why.getByText(/^Free times it found/)).toBeVisible();
  await expect(why.getByText(run.answeredBy)).toBeVisible();
  await page.keyboard.press("Escape");

  // Somebody else waits for that day; the visit falls out, and they have the slot with one answer.
  const other = newNumber();
  await make(page.request, place, "/waitlist", {
    phone: other,
    service_id: await serviceId(page.request, place),
  });
  const second = await pickUp(customer, other);
  await openPage(page, `/w/${place.id}/calendar?booking=${all[0]?.id}`);
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: /^Cancel/ }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Cancel/ })
    .click();
  await expect(
    second.getByText(new RegExp(`A slot is free: Haircut with Maya, .* at ${run.at}\\. Reply 1 to take it`)),
  ).toBeVisible();
  await text("1", second);
  await expect(second.getByText(/It's yours: Haircut with Maya/)).toBeVisible();
  expect((await visits(page.request, place)).filter(({ status }) => status !== "canceled")).toMatchObject([
    { source: "waitlist", starts_at: all[0]?.starts_at },
  ]);
}
