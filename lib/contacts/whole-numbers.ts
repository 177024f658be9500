import { raw, type Tx } from "@/db/client";
import { revealPhone } from "./phone-identity";

/** The numbers of these people by contact, for an export that was written down. Erased people have none. */
export async function wholeNumbers(tx: Tx, workspaceId: number, ids: number[]): Promise<Map<number, string>> {
  const sealed = await raw(tx)<{ id: number; phone_idx: string; phone_sealed: string }[]>`
    select id, phone_idx, phone_sealed from contacts
    where workspace_id = ${workspaceId} and id = any(${[...new Set(ids)]}::bigint[]) and phone_sealed is not null`;
  return new Map(sealed.map((row) => [row.id, revealPhone(workspaceId, row.phone_idx, row.phone_sealed)]));
}
