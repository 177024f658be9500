import { raw, type Tx, withWorkspace } from "@/db/client";
import { later } from "@/lib/clock";
import type { Business } from "./businesses";
import { decentMomentUpTo } from "./calendar";
import { type ImportDeed, writeImports } from "./imports";
import type { Person, Someone, World } from "./world";

const dayMs = 86_400_000;
/** The business opened its workspace before its first customer was entered. */
export const openedDaysAgo = 410;

/** What stands beside the texts: hours and address, own fields with their values, notes, and who changed what. */
export async function writeRecords(
  world: World,
  { about, ownFields, notes, optInWording }: Business,
): Promise<void> {
  await withWorkspace(world.workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`update workspaces set opening_hours = ${sql.json(about.openingHours as never)}, address = ${about.address},
      phone = ${about.phone}, website = ${about.website}, created_at = ${at(world, openedDaysAgo).toISOString()}::timestamptz
      where id = ${world.workspaceId}`;
    await sql`
      insert into attribute_definitions (workspace_id, key, label, kind, options, is_pinned, created_at)
      select ${world.workspaceId}, f.key, f.label, f.kind::attribute_kind, array(select jsonb_array_elements_text(f.options)),
        f.pinned, ${at(world, openedDaysAgo - 1).toISOString()}::timestamptz
      from jsonb_to_recordset(${sql.json(
        ownFields.map(({ options = [], ...field }, i) => ({ ...field, options, pinned: i < 2 })),
      )}) as f(key text, label text, kind text, options jsonb, pinned boolean)`;
    await writeAttributes(tx, world);
    await writeNotes(tx, world, notes);
    await writeAudit(tx, world, await writeImports(tx, world, optInWording));
  });
}

const at = (world: World, days: number): Date =>
  decentMomentUpTo(later(world.now, -days * dayMs + days * 97_000), world.zone, 600, 1080);

/** Counted only now: the last visit is the last one that took place. */
async function writeAttributes(tx: Tx, world: World): Promise<void> {
  const sql = raw(tx);
  const rows = world.people.map(({ contactId, attributes, visits }) => ({
    id: contactId,
    attributes: {
      ...attributes,
      ...("visits" in attributes ? { visits: Number(attributes.visits) + visits.length } : {}),
      ...(visits.length > 0 ? { last_visit: visits.at(-1) } : {}),
    },
  }));
  await sql`update contacts c set attributes = r.attributes
    from jsonb_to_recordset(${sql.json(rows)}) as r(id bigint, attributes jsonb)
    where c.workspace_id = ${world.workspaceId} and c.id = r.id`;
}

async function writeNotes(tx: Tx, world: World, notes: string[]): Promise<void> {
  const sql = raw(tx);
  const written = world.people
    .filter((_, i) => i % 9 === 2)
    .map((person, i) => {
      const author = i % 3 === 0 ? world.manager : world.desk;
      const daysAgo =
        (i * 11) % Math.max(1, Math.floor((world.now.getTime() - person.since.getTime()) / dayMs));
      return {
        contact_id: person.contactId,
        body: notes[i % notes.length],
        author_id: author.id,
        author_name: author.name,
        at: at(world, daysAgo).toISOString(),
      };
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  await sql`insert into contact_notes (workspace_id, contact_id, body, author_id, author_name, created_at)
    select ${world.workspaceId}, n.contact_id, n.body, n.author_id, n.author_name, n.at
    from jsonb_to_recordset(${sql.json(written as never)})
      as n(contact_id bigint, body text, author_id bigint, author_name text, at timestamptz)`;
}

type Deed = {
  at: Date;
  by: Someone;
  verb: string;
  type: string;
  id: number | null;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Who did what: only what the data itself shows to have been done, and a few looks at a number. */
async function writeAudit(tx: Tx, world: World, imports: ImportDeed[]): Promise<void> {
  const deeds: Deed[] = [
    ...world.people.filter(({ source }) => source !== "import").map((person) => arrival(world, person)),
    ...imports.map((deed) => ({ ...deed, type: "import" })),
    ...reveals(world),
    ...[...world.templates].flatMap(([name, { id, version, category }]): Deed[] =>
      version === 1
        ? []
        : [
            {
              at: at(world, 30 + (id % 7)),
              by: world.manager,
              verb: "template.updated",
              type: "template",
              id,
              before: { name, category, version: version - 1 },
              after: { name, category, version },
            },
          ],
    ),
    ...(await readFields(tx, world)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const rows = deeds.map(({ by, type, id, at: when, before = null, after = null, verb }) => ({
    at: when.toISOString(),
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.name,
    verb,
    subject_type: type,
    subject_id: id,
    before,
    after,
  }));
  const sql = raw(tx);
  await sql`
    insert into audit_events (workspace_id, at, actor_kind, actor_id, actor_name, verb, subject_type, subject_id, before, after)
    select ${world.workspaceId}, r.at, r.actor_kind, r.actor_id, r.actor_name, r.verb, r.subject_type, r.subject_id,
      r.before, r.after
    from jsonb_populate_recordset(null::audit_events, ${sql.json(rows as never)}) as r`;
}

const arrival = (world: World, person: Person): Deed => ({
  at: person.since,
  by: person.source === "staff" ? world.desk : world.software,
  verb: "contact.created",
  type: "contact",
  id: person.contactId,
  after: { fields: ["first_name", "last_name", "language", "tags", "attributes"] },
});

/** Somebody at the desk needed the whole number, to call. */
const reveals = (world: World): Deed[] =>
  world.people
    .filter((_, i) => i % 40 === 17)
    .map(({ contactId }, i) => ({
      at: at(world, 28 - i * 5),
      by: i % 3 === 2 ? world.manager : world.desk,
      verb: "contact.revealed",
      type: "contact",
      id: contactId,
    }));

async function readFields(tx: Tx, world: World): Promise<Deed[]> {
  const rows = await raw(tx)<{ id: number; key: string; kind: string; created_at: string }[]>`
    select id, key, kind, created_at from attribute_definitions where workspace_id = ${world.workspaceId} order by id`;
  return rows.map(({ id, key, kind, created_at }) => ({
    at: new Date(created_at),
    by: world.manager,
    verb: "contact_attribute.created",
    type: "contact_attribute",
    id,
    after: { key, kind },
  }));
}
