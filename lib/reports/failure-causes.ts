import { raw, type Tx } from "@/db/client";
import { reasonSentence } from "@/lib/messages/explain";
import { maskPhone } from "@/lib/phone";
import { errorClass } from "@/lib/providers/error-classes";
import type { FailureCause } from "./attention-schema";

const MOST_CAUSES = 8;

type Row = {
  error_code: number | null;
  reason: string | null;
  texts: number;
  last_at: string;
  people: (string | null)[];
  phones: (string | null)[];
};

/** Texts that did not get there since that day of the workspace's calendar, by what went wrong, most first. */
export async function listFailureCauses(
  tx: Tx,
  workspaceId: number,
  sinceDay: string,
  timeZone: string,
): Promise<FailureCause[]> {
  const sql = raw(tx);
  const rows = await sql<Row[]>`
    with lost as (
      select id, contact_id, error_code, reason, created_at,
        row_number() over (partition by error_code, reason order by id desc) as nth
      from messages
      where workspace_id = ${workspaceId} and status in ('failed', 'undelivered')
        and created_at >= ${sinceDay}::date::timestamp at time zone ${timeZone})
    select l.error_code, l.reason, count(*) as texts, max(l.created_at) as last_at,
      json_agg(nullif(concat_ws(' ', c.first_name, c.last_name), '') order by l.id desc) filter (where l.nth <= 3) as people,
      json_agg(c.phone_last4 order by l.id desc) filter (where l.nth <= 3) as phones
    from lost l left join contacts c on l.nth <= 3 and c.workspace_id = ${workspaceId} and c.id = l.contact_id
    group by l.error_code, l.reason order by count(*) desc, max(l.created_at) desc limit ${MOST_CAUSES}`;
  return rows.map((row) => ({
    error_code: row.error_code,
    reason: row.reason,
    ...wordsOf(row),
    texts: row.texts,
    people: [...new Set(row.people.map((name, i) => name ?? maskPhone(row.phones[i] ?? null)))],
    last_at: new Date(row.last_at).toISOString(),
  }));
}

/** The provider's own reason when it gave one, else ours. */
function wordsOf({ error_code, reason }: Pick<Row, "error_code" | "reason">) {
  const { meaning, remedy } = errorClass(error_code);
  if (error_code !== null) return { cause: meaning, remedy };
  if (reason === "outcome_unknown")
    return {
      cause: reasonSentence(reason),
      remedy: "Ask the person whether it arrived, and send it again if not.",
    };
  return reason ? { cause: reasonSentence(reason), remedy } : { cause: meaning, remedy };
}
