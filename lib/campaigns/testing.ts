import { raw, withWorkspace } from "@/db/client";
import type { Category, Channel } from "@/db/enums";
import type { WhatsAppContent } from "@/db/schema/templates";
import { identify } from "@/lib/contacts/phone-identity";

export type TestPerson = {
  firstName?: string | null;
  lastName?: string | null;
  language?: string;
  timeZone?: string | null;
  country?: string | null;
  attributes?: Record<string, unknown>;
  /** What the ledger says of promotional texts, by channel. */
  consent?: "yes" | "no" | "silent" | "whatsapp";
  erased?: boolean;
};

let lastNumber = 2_000_000;

/** People as an import would have left them, with a yes to everything unless told otherwise. Tests only. */
export async function testPeople(workspaceId: number, people: TestPerson[]): Promise<number[]> {
  const rows = people.map((person) => {
    const { idx, sealed, last4 } = identify(workspaceId, `+1415${++lastNumber}`);
    return {
      first_name: person.firstName === undefined ? "Maria" : person.firstName,
      last_name: person.lastName ?? null,
      language: person.language ?? null,
      time_zone: person.timeZone === undefined ? "America/New_York" : person.timeZone,
      country: person.country === undefined ? "US" : person.country,
      attributes: person.attributes ?? {},
      phone_idx: idx,
      phone_sealed: person.erased ? null : sealed,
      phone_last4: last4,
      consent: person.consent ?? "yes",
    };
  });
  return withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const made = await sql<{ id: number }[]>`
      insert into contacts (workspace_id, source, first_name, last_name, language, time_zone, country, attributes,
        phone_idx, phone_sealed, phone_last4)
      select ${workspaceId}, 'test', r.first_name, r.last_name, r.language, r.time_zone, r.country, r.attributes,
        r.phone_idx, r.phone_sealed, r.phone_last4
      from jsonb_to_recordset(${sql.json(rows as never)}) as r(first_name text, last_name text, language text,
        time_zone text, country text, attributes jsonb, phone_idx text, phone_sealed text, phone_last4 text)
      returning id`;
    const said = rows.filter(({ consent }) => consent !== "silent");
    await sql`
      insert into consent_events (workspace_id, phone_idx, channel, action, method, actor_kind)
      select ${workspaceId}, r.phone_idx, (case r.consent when 'whatsapp' then 'whatsapp' end)::channel,
        (case r.consent when 'no' then 'opted_out' else 'opted_in' end)::consent_action,
        (case r.consent when 'no' then 'keyword' else 'web_form' end)::consent_method, 'customer'
      from jsonb_to_recordset(${sql.json(said as never)}) as r(phone_idx text, consent text)`;
    return made.map(({ id }) => id);
  });
}

export const testSender = (workspaceId: number, channel: Channel = "sms", perSecond = 10): Promise<number> =>
  one(
    workspaceId,
    (sql) => sql`insert into senders (workspace_id, name, number, channel, segments_per_second)
      values (${workspaceId}, ${`Front desk ${channel}`}, ${`+1555${workspaceId}${channel === "sms" ? 1 : 2}`},
        ${channel}, ${perSecond}) returning id`,
  );

export async function testTemplate(
  workspaceId: number,
  body: string,
  more: {
    name?: string;
    category?: Category;
    bodies?: Record<string, string>;
    contents?: Record<string, WhatsAppContent>;
  } = {},
): Promise<number> {
  const { name = `Text ${crypto.randomUUID()}`, category = "marketing", bodies = {}, contents = {} } = more;
  const id = await one(
    workspaceId,
    (
      sql,
    ) => sql`insert into templates (workspace_id, name, category) values (${workspaceId}, ${name}, ${category})
      returning id`,
  );
  await one(
    workspaceId,
    (
      sql,
    ) => sql`insert into template_versions (workspace_id, template_id, version, body, bodies, contents, placeholders,
        created_by)
      values (${workspaceId}, ${id}, 1, ${body}, ${sql.json(bodies)}, ${sql.json(contents)}, '{}', 'test') returning id`,
  );
  return id;
}

type SentText = {
  contactId: number;
  status: string;
  channel?: Channel;
  category?: Category;
  at?: Date;
  body?: string;
  campaignId?: number;
};

/** A text as time would have left it. */
export const testText = (workspaceId: number, senderId: number, text: SentText): Promise<number> =>
  one(
    workspaceId,
    (sql) => sql`
      insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4,
        body, encoding, segments, priority, due_at, status, actor_kind, created_at, sent_at, campaign_id)
      select ${workspaceId}, ${text.status === "received" ? "inbound" : "outbound"}, ${text.channel ?? "sms"},
        ${text.category ?? "marketing"}, id, ${senderId}, phone_idx, phone_last4, ${text.body ?? "Hello"}, 'GSM-7', 1, 4,
        now(), ${text.status}, 'system', ${(text.at ?? new Date()).toISOString()}::timestamptz,
        ${text.status === "queued" || text.status === "received" ? null : (text.at ?? new Date()).toISOString()}::timestamptz,
        ${text.campaignId ?? null}
      from contacts where workspace_id = ${workspaceId} and id = ${text.contactId} returning id`,
  );

async function one(
  workspaceId: number,
  insert: (sql: ReturnType<typeof raw>) => PromiseLike<Iterable<unknown>>,
): Promise<number> {
  return withWorkspace(workspaceId, async (tx) => {
    const [row] = [...(await insert(raw(tx)))] as { id: number }[];
    if (!row) throw new Error("nothing was inserted");
    return row.id;
  });
}
