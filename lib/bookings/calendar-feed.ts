import ical, { ICalEventStatus } from "ical-generator";
import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { feedToken, isFeedToken, readFeedToken } from "./feed-address";
import type { ResourceFeed } from "./setup-schema";

/** The address to subscribe to one person's or table's visits in a calendar app. @throws Problem 404. */
export async function getFeed(actor: Actor, resourceId: number): Promise<ResourceFeed> {
  authorize(actor, "bookings:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const [row] = await raw(tx)<{ feed_version: number }[]>`
      select feed_version from resources where workspace_id = ${actor.workspaceId} and id = ${resourceId}`;
    if (!row) throw notFound();
    return { url: addressOf(actor.workspaceId, resourceId, row.feed_version) };
  });
}

/** Ends every address that was given out for this resource, and makes another. @throws Problem 404. */
export async function renewFeed(actor: Actor, resourceId: number): Promise<ResourceFeed> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const [row] = await raw(tx)<{ feed_version: number; name: string }[]>`
      update resources set feed_version = feed_version + 1
      where workspace_id = ${actor.workspaceId} and id = ${resourceId} returning feed_version, name`;
    if (!row) throw notFound();
    await recordAudit(tx, actor, {
      verb: "resource.feed_renewed",
      subjectType: "resource",
      subjectId: resourceId,
      after: { name: row.name },
    });
    return { url: addressOf(actor.workspaceId, resourceId, row.feed_version) };
  });
}

const addressOf = (workspaceId: number, resourceId: number, feedVersion: number): string =>
  `${env().PARLEY_PUBLIC_URL}/api/calendar/${feedToken({ workspaceId, resourceId, feedVersion })}`;

type Owner = { name: string; business: string; feed_version: number };
type Visit = {
  id: number;
  starts_at: Date;
  ends_at: Date;
  version: number;
  status: string;
  service: string;
  who: string | null;
  party_size: number;
  takes_party: boolean;
  updated_at: Date;
};

const SHOWN = 5_000;

/**
 * One resource's visits, from a month ago on, for whoever has the address: first names and services, nothing else of
 * anybody. Null for an address that does not work, or no longer.
 */
export async function readFeed(token: string): Promise<string | null> {
  const of = readFeedToken(token);
  if (!of) return null;
  return withWorkspace(of.workspaceId, async (tx) => {
    const sql = raw(tx);
    const [owner] = await sql<Owner[]>`
      select r.name, w.name as business, r.feed_version from resources r join workspaces w on w.id = r.workspace_id
      where r.workspace_id = ${of.workspaceId} and r.id = ${of.resourceId} and r.archived_at is null
        and w.status = 'active'`;
    if (!owner || !isFeedToken(token, { ...of, feedVersion: owner.feed_version })) return null;
    const visits = await sql<Visit[]>`
      select b.id, b.starts_at, b.ends_at, b.version, b.status, s.name as service, s.takes_party, b.party_size,
        coalesce(b.guest_name, c.first_name) as who, b.updated_at
      from bookings b join services s on s.workspace_id = b.workspace_id and s.id = b.service_id
      left join contacts c on c.workspace_id = b.workspace_id and c.id = b.contact_id
      where b.workspace_id = ${of.workspaceId} and b.resource_id = ${of.resourceId}
        and b.status in ('booked', 'confirmed', 'completed')
        and b.starts_at > ${now().toISOString()}::timestamptz - interval '31 days'
      order by b.starts_at limit ${SHOWN}`;
    return calendarOf(owner, visits);
  });
}

function calendarOf({ name, business }: Owner, visits: Visit[]): string {
  const calendar = ical({
    name: asText(`${name}, ${business}`),
    prodId: { company: "Parley", product: "Bookings" },
    ttl: 15 * 60,
  });
  for (const visit of visits)
    calendar.createEvent({
      id: `booking-${visit.id}@parley`,
      start: new Date(visit.starts_at),
      end: new Date(visit.ends_at),
      stamp: new Date(visit.updated_at),
      sequence: visit.version,
      status: visit.status === "booked" ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      summary: summaryOf(visit),
    });
  return calendar.toString();
}

/** The library escapes what events say, and not the calendar's own name: RFC 5545, 3.3.11. */
const asText = (words: string): string => words.replace(/[\s\p{Cc}]+/gu, " ").replace(/[\\;,]/g, "\\$&");

const summaryOf = ({ who, service, takes_party, party_size }: Visit): string =>
  [
    // A last name is nobody's business who merely has the address.
    who?.trim().split(/\s+/)[0],
    takes_party ? `${service} for ${party_size}` : service,
  ]
    .filter(Boolean)
    .join(" · ");
