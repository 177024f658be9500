import { raw, withWorkspace } from "@/db/client";
import { resources as resourcesTable, services as servicesTable } from "@/db/schema/services";
import { systemActor } from "@/lib/actor";
import { createBooking } from "@/lib/bookings/create-booking";
import { sendBookingTexts } from "@/lib/bookings/texts/send-booking-texts";
import { minutes, now, shiftClock } from "@/lib/clock";
import { testTenant } from "@/lib/http/testing";
import { customerWrites, testNumber } from "@/lib/inbox/testing";
import { countSegments } from "@/lib/templates/segments";
import { answerConversations } from "../answer-conversations";
import type { Outcome, Scenario } from "./scenario";

const NOON = "2026-11-23T14:00:00Z";
const ZONE = "America/New_York";

/** Turns this process's clock to a moment. Tests only. */
export const turnTo = (moment: string): void => shiftClock(new Date(moment).getTime() - Date.now());

const daily = (...spans: [string, string][]) => spans.map(([start, end]) => ({ start, end }));
const nineToSix = daily(["09:00", "18:00"]);
const evening = daily(["17:00", "23:00"]);
const weekOf = (weekday: typeof nineToSix, sunday: typeof nineToSix) => ({
  mon: weekday,
  tue: weekday,
  wed: weekday,
  thu: weekday,
  fri: weekday,
  sat: weekday,
  sun: sunday,
});

export type Place = {
  workspaceId: number;
  number: string;
  services: number[];
  people: number[];
};

/** A business with its own number, services and people. Tests only. */
export async function testPlace(
  kind: "salon" | "restaurant",
  settings: Record<string, unknown> = {},
): Promise<Place> {
  const isSalon = kind === "salon";
  const { workspaceId } = await testTenant({
    name: isSalon ? "Juniper Salon" : "Basil & Rye",
    kind,
    timeZone: ZONE,
    language: "en",
    quietHours: null,
    openingHours: isSalon ? weekOf(nineToSix, []) : weekOf(evening, evening),
    address: isSalon ? "12 Elm Street" : "4 Dock Road",
    website: isSalon ? "https://juniper.example" : "https://basil.example",
    phone: "+12025550100",
    assistant: {
      facts: [{ topic: "Parking", text: "There is free parking behind the house." }],
      ...settings,
    },
  });
  const number = await testNumber(workspaceId);
  return withWorkspace(workspaceId, async (tx) => {
    const service = (name: string, durationMinutes: number, priceMicros: number | null, more = {}) => ({
      workspaceId,
      name,
      durationMinutes,
      priceMicros,
      ...more,
    });
    const resource = (kind: "person" | "table", name: string, capacity = 1) => ({
      workspaceId,
      kind,
      name,
      capacity,
    });
    const services = await tx
      .insert(servicesTable)
      .values(
        isSalon
          ? [service("Haircut", 45, 45_000_000), service("Color", 120, 90_000_000, { isPriceFrom: true })]
          : [service("Table", 90, null, { takesParty: true })],
      )
      .returning();
    const people = await tx
      .insert(resourcesTable)
      .values(
        isSalon
          ? [resource("person", "Ava"), resource("person", "Leo")]
          : [resource("table", "Window", 2), resource("table", "Corner", 4), resource("table", "Long", 8)],
      )
      .returning();
    return {
      workspaceId,
      number,
      services: services.map(({ id }) => id),
      people: people.map(({ id }) => id),
    };
  });
}

let people = 0;
export const somebody = (): string => `+1202555${String(2000 + ++people).padStart(4, "0")}`;

/** The contact behind the newest conversation of a place. */
export const contactOf = (place: Place): Promise<number> =>
  withWorkspace(place.workspaceId, async (tx) => {
    const [row] = await raw(tx)<{ contact_id: number }[]>`
      select contact_id from conversations where workspace_id = ${place.workspaceId} order by id desc limit 1`;
    return row?.contact_id ?? 0;
  });

/** Lets the assistant and the texts about visits do what is due. */
export async function workAll(): Promise<void> {
  await answerConversations({ budgetMs: 10_000 });
  await sendBookingTexts({ budgetMs: 5_000 });
}

/** Plays a conversation through the real inbox, drain and database. */
export async function playScenario(scenario: Scenario): Promise<Outcome> {
  turnTo(scenario.at ?? NOON);
  const place = await testPlace(scenario.place ?? "salon", scenario.settings);
  const from = somebody();
  const [service = 0] = place.services;
  const actor = systemActor(place.workspaceId);
  for (const { at, guest } of scenario.booked ?? [])
    await createBooking(
      actor,
      { service_id: service, phone: from, starts_at: new Date(at), ...(guest ? { guest_name: guest } : {}) },
      "staff",
    );
  for (const at of scenario.full ?? [])
    for (const resource_id of place.people)
      await createBooking(
        actor,
        { service_id: service, resource_id, guest_name: "Zebulon", starts_at: new Date(at) },
        "staff",
      );
  await sendBookingTexts({ budgetMs: 5_000 });
  await addGuests(place, from, scenario.guests ?? []);
  for (const said of scenario.says) {
    const text = typeof said === "string" ? { body: said } : { body: said.body ?? "", media: said.media };
    await customerWrites({ from, to: place.number, ...text });
    await workAll();
    shiftClock(now().getTime() - Date.now() + minutes(1));
  }
  return readOutcome(place, await contactOf(place));
}

async function addGuests(place: Place, from: string, guests: string[]): Promise<void> {
  if (guests.length === 0) return;
  const { ensureContacts } = await import("@/lib/contacts/ensure-contacts");
  const { parsePhone } = await import("@/lib/phone");
  const phone = parsePhone(from, { relaxed: true });
  await withWorkspace(place.workspaceId, async (tx) => {
    if (!phone.ok) return;
    const contact = (await ensureContacts(tx, place.workspaceId, [phone.phone], "test")).get(
      phone.phone.e164,
    );
    await raw(tx)`insert into contact_guests (workspace_id, contact_id, name)
      select ${place.workspaceId}, ${contact?.id ?? 0}, unnest(${guests}::text[])`;
  });
}

const readOutcome = ({ workspaceId }: Place, contactId: number): Promise<Outcome> =>
  withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const texts = await sql<{ body: string; category: string }[]>`
      select body, category from messages where workspace_id = ${workspaceId} and contact_id = ${contactId}
        and direction = 'outbound' and purpose = 'message' and status <> 'suppressed' order by id`;
    const bookings = await sql<{ starts_at: string; guest: string | null; party: number; name: string }[]>`
      select b.starts_at, b.guest_name as guest, b.party_size as party, r.name from bookings b
      join resources r on r.workspace_id = b.workspace_id and r.id = b.resource_id
      where b.workspace_id = ${workspaceId} and b.contact_id = ${contactId} and b.status in ('booked', 'confirmed')
      order by b.starts_at`;
    const [others] = await sql<{ count: number }[]>`
      select count(*)::int as count from bookings where workspace_id = ${workspaceId}
        and contact_id is distinct from ${contactId} and status in ('booked', 'confirmed')`;
    const intents = await sql<{ intent: Outcome["intents"][number] }[]>`
      select intent from message_intents where workspace_id = ${workspaceId} order by message_id`;
    const [conversation] = await sql<{ handover_reason: string | null }[]>`
      select handover_reason from conversations where workspace_id = ${workspaceId} and contact_id = ${contactId}`;
    const turns = await sql<Outcome["turns"]>`
      select status, engine, reason from assistant_turns where workspace_id = ${workspaceId} order by id`;
    return {
      texts: texts.map(({ body, category }) => ({
        body,
        isAboutVisit: category !== "conversation",
        segments: countSegments(body).segments,
      })),
      bookings: bookings.map((row) => ({
        at: new Date(row.starts_at).toISOString(),
        guest: row.guest,
        party: row.party,
        with: row.name,
      })),
      intents: intents.map(({ intent }) => intent),
      handedOver: conversation?.handover_reason ?? null,
      turns: [...turns],
      others: others?.count ?? 0,
    };
  });
