import type { raw } from "@/db/client";
import { passingCauses } from "./resend";

type Sql = ReturnType<typeof raw>;

/**
 * Texts `m` that may be sent again by the dozen without anybody reading each: they certainly did not arrive, the
 * cause lay with the line, the sender or the account, they are less than a day late, and the person did not get the
 * same words since. Login codes and texts past their deadline never are.
 */
export const isRetryable = (sql: Sql) => sql`
  m.direction = 'outbound' and m.replaced_at is null and m.status in ('failed', 'undelivered') and m.category <> 'authentication'
  and coalesce(m.reason, '') not in ('outcome_unknown', 'recipient_opted_out')
  and (m.error_class = any(${[...passingCauses]}::error_class[])
    or (m.error_class is null and m.reason = 'retries_exhausted'))
  and m.due_at > now() - interval '1 day' and (m.send_before is null or m.send_before > now())
  and not exists (select from messages l where l.workspace_id = m.workspace_id and l.contact_id = m.contact_id
    and l.id > m.id and l.direction = 'outbound' and l.body = m.body
    and l.status not in ('failed', 'undelivered', 'suppressed', 'canceled'))`;
