import { raw, type Tx } from "@/db/client";
import type { WorkspaceKind } from "@/db/enums";
import { upcomingBookings } from "@/lib/bookings/queries";
import { spokenIn } from "@/lib/bookings/visit-words";
import { now } from "@/lib/clock";
import { asksForAnswer } from "@/lib/consent/keywords";
import { numbersOf } from "@/lib/contacts/numbers-of";
import { readBookingRules } from "@/lib/workspaces/booking-rules";
import { readAssistant } from "@/lib/workspaces/read-assistant";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { ownVisit } from "./desk";
import { dialogState } from "./dialog-state";
import type { Business, Helper, OfferedService, Said, Scene } from "./scene";

/** Texts that an answer looks back on, and those that may wait for one together. */
const REMEMBERED = 20;
const ASKED = 5;

type BusinessRow = {
  name: string;
  kind: WorkspaceKind;
  time_zone: string;
  language: string;
  default_country: string;
  opening_hours: OpeningHours | null;
  address: string | null;
  phone: string | null;
  website: string | null;
  booking_rules: Record<string, unknown>;
  assistant: Record<string, unknown>;
};

/** The business as customers may know it. */
export async function loadBusiness(tx: Tx, workspaceId: number): Promise<Business> {
  const [row] = await raw(tx)<BusinessRow[]>`
    select name, kind, time_zone, language, default_country, opening_hours, address, phone, website, booking_rules,
      assistant from workspaces where id = ${workspaceId}`;
  if (!row) throw new Error("a workspace vanished");
  return {
    name: row.name,
    kind: row.kind,
    timeZone: row.time_zone,
    language: row.language,
    country: row.default_country,
    openingHours: row.opening_hours,
    address: row.address,
    phone: row.phone,
    website: row.website,
    rules: readBookingRules(row.booking_rules),
    assistant: readAssistant(row.assistant),
  };
}

/** What can be booked, with whom, and when everybody is away. */
export async function loadOffer(
  tx: Tx,
  workspaceId: number,
): Promise<Pick<Scene, "services" | "people" | "closures">> {
  const sql = raw(tx);
  const [services, people, closures] = await Promise.all([
    sql<OfferedService[]>`
      select id, name, description, duration_minutes as "durationMinutes", price_micros as "priceMicros", currency,
        is_price_from as "isPriceFrom", takes_party as "takesParty"
      from services where workspace_id = ${workspaceId} and archived_at is null order by position, id limit 100`,
    sql<Helper[]>`
      select id, name, kind from resources
      where workspace_id = ${workspaceId} and archived_at is null order by position, id limit 200`,
    sql<{ starts_at: string; ends_at: string; reason: string | null }[]>`
      select starts_at, ends_at, reason from closures
      where workspace_id = ${workspaceId} and resource_id is null and ends_at > ${now().toISOString()}
      order by starts_at limit 60`,
  ]);
  return {
    services: [...services],
    people: [...people],
    closures: closures.map((row) => ({
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
      reason: row.reason,
    })),
  };
}

export type Subject = { conversationId: number; contactId: number; messageId: number };

/** All that an answer to a conversation's newest text may lean on. */
export async function loadScene(tx: Tx, workspaceId: number, subject: Subject): Promise<Scene> {
  const { conversationId, contactId, messageId } = subject;
  const sql = raw(tx);
  const [business, offer, [contact], guests, bookings, said, [dialog]] = await Promise.all([
    loadBusiness(tx, workspaceId),
    loadOffer(tx, workspaceId),
    sql<{ first_name: string | null; language: string | null }[]>`
      select first_name, language from contacts where workspace_id = ${workspaceId} and id = ${contactId}`,
    sql<{ name: string }[]>`
      select name from contact_guests where workspace_id = ${workspaceId} and contact_id = ${contactId}
      order by id limit 6`,
    upcomingBookings(tx, workspaceId, contactId),
    loadSaid(tx, workspaceId, subject),
    sql<{ state: unknown }[]>`
      select state from assistant_dialogs where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
        and expires_at > ${now().toISOString()}`,
  ]);
  const state = dialogState.safeParse(dialog?.state);
  const asked = said.filter((text) => text.isAsked).slice(-ASKED);
  return {
    workspaceId,
    conversationId,
    contactId,
    firstName: contact?.first_name ?? null,
    business,
    ...offer,
    guests: guests.map(({ name }) => name),
    visits: bookings.map((booking) => ownVisit(offer, booking)),
    asked: asked.length > 0 ? asked : said.filter(({ id }) => id === messageId),
    history: said.filter((text) => !text.isAsked),
    dialog: state.success ? state.data : null,
    language: spokenIn(contact?.language, business.language),
    at: now(),
  };
}

type SaidRow = {
  id: number;
  direction: "inbound" | "outbound";
  body: string;
  actor_kind: string;
  created_at: string;
  has_media: boolean;
  answered_up_to: number | null;
};

/** The last texts, oldest first; those that wait for an answer are marked. */
async function loadSaid(
  tx: Tx,
  workspaceId: number,
  { conversationId, contactId, messageId }: Subject,
): Promise<(Said & { isAsked: boolean })[]> {
  const sql = raw(tx);
  const numbers = sql`unnest(${numbersOf(sql, workspaceId, contactId)}) n(id)`;
  const rows = await sql<SaidRow[]>`
    with answered as (
      select greatest(
        (select max(message_id) from assistant_turns where workspace_id = ${workspaceId}
          and conversation_id = ${conversationId} and message_id < ${messageId} and status <> 'working'
          and reason is distinct from 'superseded'),
        (select max(o.id) from ${numbers} cross join lateral (
          select max(id) as id from messages where workspace_id = ${workspaceId} and contact_id = n.id
            and direction = 'outbound' and actor_kind = 'member' and category = 'conversation') o)) as up_to)
    select m.id, m.direction, m.body, m.actor_kind, m.created_at,
      coalesce(cardinality(m.media_urls), 0) > 0 as has_media, answered.up_to as answered_up_to
    from answered, (
      select t.* from ${numbers} cross join lateral (
        select id, direction, body, actor_kind, created_at, media_urls from messages
        where workspace_id = ${workspaceId} and contact_id = n.id and id <= ${messageId}
          and (direction = 'inbound' or status not in ('suppressed', 'canceled', 'failed'))
        order by id desc limit ${REMEMBERED}) t
      order by t.id desc limit ${REMEMBERED}) m
    order by m.id`;
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    by: row.direction === "inbound" ? "customer" : row.actor_kind === "system" ? "assistant" : "team",
    at: new Date(row.created_at),
    hasMedia: row.has_media,
    isAsked:
      row.direction === "inbound" &&
      row.id > (row.answered_up_to ?? 0) &&
      (asksForAnswer(row.body) || row.id === messageId),
  }));
}
