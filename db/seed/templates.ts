import { raw, withWorkspace } from "@/db/client";
import type { Category } from "@/db/enums";
import { later } from "@/lib/clock";
import { completeTexts } from "@/lib/templates/texts";
import type { Someone, Template } from "./world";

type Version = { daysAgo: number; body: string; bodies?: Record<string, string> };
export type DemoTemplate = {
  name: string;
  category: Category;
  description: string;
  versions: [Version, ...Version[]];
  isArchived?: boolean;
};

export const salonTemplates: DemoTemplate[] = [
  {
    name: "Appointment Confirmation",
    category: "reservation",
    description: "Right after a booking.",
    versions: [
      {
        daysAgo: 80,
        body: "Hi {{first_name}}, you're booked at {{salon_name}}: {{service}} with {{stylist}} on {{date}} at {{time}}.",
      },
      {
        daysAgo: 36,
        body: "Hi {{first_name}}, you're booked at {{salon_name}}: {{service}} with {{stylist}} on {{date}} at {{time}}. Need a change? Just reply.",
        bodies: {
          es: "Hola {{first_name}}, tu cita en {{salon_name}}: {{service}} con {{stylist}}, {{date}}, {{time}}. Para cambiarla, responde a este mensaje.",
        },
      },
    ],
  },
  {
    name: "Appointment Reminder",
    category: "reminder",
    description: "The day before a visit. Customers answer with 1 or 2.",
    versions: [
      {
        daysAgo: 80,
        body: "{{salon_name}}: see you tomorrow at {{time}}, {{first_name}}. Reply 1 to confirm.",
      },
      {
        daysAgo: 58,
        body: "Hi {{first_name}}, see you tomorrow at {{time}} for your {{service}} with {{stylist}}. Reply 1 to confirm, 2 to change. {{salon_name}}",
      },
      {
        daysAgo: 29,
        body: "Hi {{first_name}}, a reminder from {{salon_name}}: {{service}} with {{stylist}} tomorrow at {{time}}. Reply 1 to confirm or 2 to change.",
        bodies: {
          es: "Hola {{first_name}}, te esperamos en {{salon_name}} mañana a las {{time}}: {{service}} con {{stylist}}. Responde 1 para confirmar o 2 para cambiar.",
        },
      },
    ],
  },
  {
    name: "Product Pickup",
    category: "order",
    description: "Something set aside has come in.",
    versions: [
      {
        daysAgo: 70,
        body: "Hi {{first_name}}, your {{product}} is here. We'll keep it at the desk for a week. {{salon_name}}",
      },
    ],
  },
  {
    name: "Quiet Tuesday",
    category: "marketing",
    description: "Fills empty chairs early in the week.",
    versions: [
      {
        daysAgo: 65,
        body: "{{salon_name}}: {{promotion_text}} Reply to this text to book. Text STOP to opt out.",
      },
      {
        daysAgo: 40,
        body: "{{salon_name}}: {{promotion_text}} Just reply to book. Reply STOP to opt out, NO PROMOS for fewer texts.",
      },
    ],
  },
  {
    name: "We Miss You",
    category: "marketing",
    description: "After three months without a visit.",
    versions: [
      {
        daysAgo: 50,
        body: "{{first_name}}, it has been a while! Your next blowout at {{salon_name}} is on us with any color. Reply STOP to opt out.",
      },
    ],
  },
  {
    name: "Holiday Hours 2025",
    category: "marketing",
    description: "Last winter's hours.",
    isArchived: true,
    versions: [
      { daysAgo: 78, body: "{{salon_name}} is open on December 23 from 9 to 9. Reply STOP to opt out." },
    ],
  },
];

export const restaurantTemplates: DemoTemplate[] = [
  {
    name: "Table Ready",
    category: "reservation",
    description: "For guests on the waiting list.",
    versions: [
      { daysAgo: 80, body: "Your table at {{restaurant_name}} is ready." },
      {
        daysAgo: 45,
        body: "{{first_name}}, your table at {{restaurant_name}} is ready! We'll hold it for ten minutes. Reply if you need a little longer.",
      },
    ],
  },
  {
    name: "Tonight's Reminder",
    category: "reminder",
    description: "A few hours before the table. Guests answer with 1 or 2.",
    versions: [
      {
        daysAgo: 75,
        body: "{{restaurant_name}}: your table for {{party_size}} is at {{time}} today. Reply 1 if you're coming.",
      },
      {
        daysAgo: 33,
        body: "Hi {{first_name}}, we look forward to your party of {{party_size}} at {{time}} today. Reply 1 to confirm or 2 if plans have changed. {{restaurant_name}}",
      },
    ],
  },
  {
    name: "Thursday Specials",
    category: "marketing",
    description: "What the kitchen is proud of this week.",
    versions: [
      {
        daysAgo: 60,
        body: "{{restaurant_name}}: {{promotion_text}} Reply with a time and we'll keep a table. Reply STOP to opt out.",
      },
    ],
  },
  {
    name: "Wine Club",
    category: "marketing",
    description: "Members hear of tastings first.",
    versions: [
      {
        daysAgo: 55,
        body: "Wine Club at {{restaurant_name}}: {{promotion_text}} Reply STOP to opt out, NO PROMOS for reservation texts only.",
      },
    ],
  },
  {
    name: "Patio Season",
    category: "marketing",
    description: "Opens with the first warm week.",
    isArchived: true,
    versions: [
      { daysAgo: 79, body: "The patio at {{restaurant_name}} is open until October. Reply STOP to opt out." },
    ],
  },
];

/**
 * Writes a business's own templates with their former versions, dated back (the verbs know no past), and ages the six
 * defaults with them. @returns the ones in use, by name.
 */
export async function createTemplates(
  workspaceId: number,
  templates: DemoTemplate[],
  { now, author }: { now: Date; author: Someone },
): Promise<Map<string, Template>> {
  const ago = (days: number) => later(now, -days * 86_400_000).toISOString();
  const versions = templates.flatMap(({ name, versions }) =>
    versions.map(({ daysAgo, body, bodies = {} }, i) => {
      const checked = completeTexts({ body, bodies }, undefined);
      if (!checked.ok) throw new Error(`demo template ${name}: ${checked.errors[0]?.message}`);
      return { name, version: i + 1, ...checked.texts, at: ago(daysAgo) };
    }),
  );
  const heads = templates.map(({ name, category, description, versions: [first, ...rest], isArchived }) => ({
    name,
    category,
    description,
    version: rest.length + 1,
    made: ago(first.daysAgo),
    changed: ago(rest.at(-1)?.daysAgo ?? first.daysAgo),
    archived: isArchived ? ago(20) : null,
  }));
  return withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`update templates set created_at = ${ago(90)}::timestamptz, updated_at = ${ago(90)}::timestamptz
      where workspace_id = ${workspaceId}`;
    await sql`update template_versions set created_at = ${ago(90)}::timestamptz where workspace_id = ${workspaceId}`;
    await sql`
      insert into templates (workspace_id, name, category, description, version, created_at, updated_at, archived_at)
      select ${workspaceId}, name, category::category, description, version, made, changed, archived
      from jsonb_to_recordset(${sql.json(heads)}) as t(name text, category text, description text, version int,
        made timestamptz, changed timestamptz, archived timestamptz)`;
    await sql`
      insert into template_versions (workspace_id, template_id, version, body, bodies, placeholders, created_by, created_at)
      select ${workspaceId}, t.id, v.version, v.body, v.bodies,
        array(select jsonb_array_elements_text(v.placeholders)), ${author.name}, v.at
      from jsonb_to_recordset(${sql.json(versions)}) as v(name text, version int, body text, bodies jsonb,
        placeholders jsonb, at timestamptz)
      join templates t on t.workspace_id = ${workspaceId} and t.name = v.name order by v.at`;
    const rows = await sql<(Template & { name: string })[]>`
      select t.id, t.name, t.version, t.category, v.body, v.bodies from templates t
      join template_versions v on v.workspace_id = t.workspace_id and v.template_id = t.id and v.version = t.version
      where t.workspace_id = ${workspaceId} and t.archived_at is null`;
    return new Map(rows.map(({ name, ...template }) => [name, template]));
  });
}
