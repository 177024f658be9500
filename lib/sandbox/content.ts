import { asRouter, raw, withWorkspace } from "@/db/client";
import type { WhatsAppContent } from "@/db/schema/templates";
import { CarrierError } from "./carrier-error";

/**
 * The text of a WhatsApp content template as the phone shows it. Meta approves none on the sandbox network: one that a
 * template of the sending business names says what that template says; of any other the phone shows its sid and values.
 * @throws CarrierError 21655 for a malformed sid, 21656 for variables that are not a JSON object of texts.
 */
export async function renderContent(
  contentSid: string,
  variables: string | null,
  from: string,
): Promise<string> {
  if (!/^HX[0-9a-fA-F]{32}$/.test(contentSid)) throw new CarrierError(21655);
  const values = readVariables(variables);
  const known = await findKnown(contentSid, from);
  if (known) return sayKnown(known, values).slice(0, 1600);
  const filled = Object.entries(values).map(([name, value]) => `{{${name}}} ${value}`);
  return [`Template ${contentSid.slice(0, 8)}…`, ...filled].join("\n").slice(0, 1600);
}

type Known = { body: string; variables: string[] };

async function findKnown(contentSid: string, from: string): Promise<Known | null> {
  const owners = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number }[]>`
      select distinct workspace_id from senders where channel = 'whatsapp' and number = ${from} limit 5`,
  );
  for (const { workspace_id: workspaceId } of owners) {
    const [row] = await withWorkspace(
      Number(workspaceId),
      (tx) => raw(tx)<{ body: string; bodies: Record<string, string>; contents: Contents }[]>`
        select body, bodies, contents from template_versions v
        where workspace_id = ${workspaceId}
          and exists (select from jsonb_each(v.contents) c where c.value ->> 'sid' = ${contentSid})
        order by id desc limit 1`,
    );
    const named = Object.entries(row?.contents ?? {}).find(([, content]) => content.sid === contentSid);
    if (row && named) return { body: row.bodies[named[0]] ?? row.body, variables: named[1].variables };
  }
  return null;
}

type Contents = Record<string, WhatsAppContent>;

/** What the business leaves out stays visible, as a fixed word of the approved text would. */
const sayKnown = ({ body, variables }: Known, values: Record<string, string>): string =>
  body.replace(/\{\{\s*([^{}\s]{1,64})\s*\}\}/g, (_, name: string) => {
    const place = variables.indexOf(name);
    return (place < 0 ? undefined : values[String(place + 1)]) ?? `[${name}]`;
  });

function readVariables(text: string | null): Record<string, string> {
  if (!text) return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && !Array.isArray(read)) {
      const entries = Object.entries(read);
      if (entries.every((entry): entry is [string, string] => typeof entry[1] === "string"))
        return Object.fromEntries(entries);
    }
  } catch {
    // Answered below like any other shape that is no object of texts.
  }
  throw new CarrierError(21656);
}
