import { raw, withWorkspace } from "@/db/client";
import { blindIndexes } from "@/lib/crypto";
import type { VisibleSender } from "./visible-senders";

/** What these senders' workspaces call the owners of numbers; a number that none of them knows is left out. */
export async function contactNames(
  senders: VisibleSender[],
  numbers: string[],
): Promise<Map<string, string>> {
  const workspaceIds = [...new Set(senders.map(({ workspaceId }) => workspaceId))];
  const found = await Promise.all(workspaceIds.map((workspaceId) => namesIn(workspaceId, numbers)));
  return new Map(found.reverse().flatMap((names) => [...names]));
}

async function namesIn(workspaceId: number, numbers: string[]): Promise<Map<string, string>> {
  const byIndex = new Map(
    numbers.flatMap((number) => blindIndexes(workspaceId, number).map((index) => [index, number] as const)),
  );
  const rows = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<{ phone_idx: string; name: string }[]>`
      select phone_idx, trim(concat_ws(' ', first_name, last_name)) as name from contacts
      where workspace_id = ${workspaceId} and phone_idx = any(${[...byIndex.keys()]}::text[])`,
    { byKey: true },
  );
  return new Map(
    rows.flatMap(({ phone_idx, name }) => {
      const number = byIndex.get(phone_idx);
      return number && name ? [[number, name] as const] : [];
    }),
  );
}
