import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CampaignStatus } from "@/db/enums";
import { campaigns } from "@/db/schema/campaigns";
import { notFound } from "@/lib/errors";
import type { CampaignRow } from "./plan";

type Wanted = {
  status?: CampaignStatus;
  version?: number;
  /** Locked against other writers: waits for them, or with `if_free` takes the row only when nobody has it. */
  lock?: "wait" | "if_free";
};

/** One campaign's row as it is wanted, or null. */
export async function findCampaign(
  tx: Tx,
  workspaceId: number,
  id: number,
  { status, version, lock }: Wanted = {},
): Promise<CampaignRow | null> {
  const query = tx
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.workspaceId, workspaceId),
        eq(campaigns.id, id),
        status && eq(campaigns.status, status),
        version === undefined ? undefined : eq(campaigns.version, version),
      ),
    );
  const [row] = await (lock
    ? query.for("no key update", lock === "if_free" ? { skipLocked: true } : {})
    : query);
  return row ?? null;
}

/** @throws Problem 404, for another tenant's as for none. */
export async function requireCampaign(
  tx: Tx,
  workspaceId: number,
  id: number,
  wanted?: Pick<Wanted, "lock">,
): Promise<CampaignRow> {
  const row = await findCampaign(tx, workspaceId, id, wanted);
  if (!row) throw notFound();
  return row;
}
