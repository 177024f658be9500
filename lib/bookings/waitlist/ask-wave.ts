import { raw, type Tx } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { acceptMessages } from "@/lib/messages/accept-messages";
import type { Draft } from "@/lib/messages/prepare-draft";
import { spokenVisit, timeWords, type VisitRow } from "../visit-words";
import { waiting } from "./candidates";
import { offerText } from "./wording";

export type Wave = { wave: number; size: number; expiresAt: Date };

type Candidate = VisitRow & {
  entry_id: number;
  contact_id: number;
  business: string;
};

/**
 * Asks those who have waited longest, each person once: offers and their texts are written together. @returns how many
 * were found, and how many of them get a text.
 */
export async function askWave(
  tx: Tx,
  workspaceId: number,
  openingId: number,
  wave: Wave,
): Promise<{ found: number; reached: number }> {
  const people = await findWave(tx, workspaceId, openingId, wave.size);
  if (people.length === 0) return { found: 0, reached: 0 };
  const results = await acceptMessages(
    tx,
    workspaceId,
    people.map((person) => draftFor(workspaceId, openingId, person, wave)),
  );
  const offers = people.map(({ entry_id, contact_id }, i) => {
    const result = results[i];
    const isReached = result?.ok === true && result.row.status !== "suppressed";
    return {
      entry_id,
      contact_id,
      message_id: result?.ok ? result.id : null,
      status: isReached ? "offered" : "expired",
    };
  });
  await raw(tx)`
    with made as (
      insert into waitlist_offers (workspace_id, opening_id, entry_id, contact_id, wave, message_id, status, expires_at)
      select ${workspaceId}, ${openingId}, r.entry_id, r.contact_id, ${wave.wave}, r.message_id,
        r.status::offer_status, ${wave.expiresAt.toISOString()}
      from jsonb_to_recordset(${raw(tx).json(offers)})
        as r(entry_id bigint, contact_id bigint, message_id bigint, status text)
      returning entry_id, status)
    update waitlist_entries e set status = 'offered', updated_at = now()
    from made where e.workspace_id = ${workspaceId} and e.id = made.entry_id and made.status = 'offered'`;
  return { found: people.length, reached: offers.filter(({ status }) => status === "offered").length };
}

/** Locked, so that two openings at the same moment never ask one entry both. */
const findWave = (tx: Tx, workspaceId: number, openingId: number, size: number) => raw(tx)<Candidate[]>`
  with firsts as materialized (
    select distinct on (e.contact_id) e.id ${waiting(tx, workspaceId, openingId)} order by e.contact_id, e.id),
  mine as materialized (
    select * from waitlist_entries
    where workspace_id = ${workspaceId} and id in (select id from firsts) and status = 'waiting'
    order by id limit ${size} for no key update skip locked)
  select e.id as entry_id, e.contact_id, e.guest_name, e.party_size, c.language, w.name as business,
    w.language as workspace_language, w.time_zone, o.starts_at, s.name as service, s.takes_party, r.name as resource,
    r.kind as resource_kind
  from mine e
  join waitlist_openings o on o.workspace_id = ${workspaceId} and o.id = ${openingId}
  join workspaces w on w.id = ${workspaceId}
  join contacts c on c.workspace_id = ${workspaceId} and c.id = e.contact_id
  join services s on s.workspace_id = ${workspaceId} and s.id = o.service_id
  join resources r on r.workspace_id = ${workspaceId} and r.id = o.resource_id
  order by e.id`;

function draftFor(workspaceId: number, openingId: number, person: Candidate, wave: Wave): Draft {
  const { language, what, when } = spokenVisit(person);
  const until = timeWords(wave.expiresAt, person.time_zone);
  const body = offerText({ business: person.business, visit: what, when, until }, language);
  return {
    actor: systemActor(workspaceId),
    idempotencyKey: `waitlist-offer:${openingId}:${person.entry_id}`,
    input: {
      contact_id: person.contact_id,
      body,
      category: "reservation",
      send_before: wave.expiresAt,
      metadata: { waitlist_opening: openingId },
    },
  };
}
