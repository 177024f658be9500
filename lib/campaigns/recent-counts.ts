import type { Tx } from "@/db/client";
import { hours, minutes, now, seconds } from "@/lib/clock";
import { type Counted, countProgress, type Standing } from "./progress";

type Known = { at: number; standing: Standing };

// `next dev` reloads modules; what was counted must outlive them.
const home = globalThis as typeof globalThis & { parleyCampaignCounts?: Map<string, Known> };
home.parleyCampaignCounts ??= new Map();
const known = home.parleyCampaignCounts;

const MOST = 5_000;
/** A week for answers, and a day for what carriers report late: then nothing changes any more. */
const SETTLED_AFTER = hours(24 * 8);

/**
 * The same for a list: what is over was counted by somebody a moment ago, and a hundred finished campaigns of a
 * hundred thousand people each take seconds to count. Whatever may still send is counted anew every time.
 */
export async function listProgress(
  tx: Tx,
  workspaceId: number,
  campaigns: readonly (Counted & { status: string })[],
): Promise<Map<number, Standing>> {
  const at = now().getTime();
  const keyOf = (id: number) => `${workspaceId}|${id}`;
  const fresh = campaigns.flatMap((campaign) => {
    const found = known.get(keyOf(campaign.id));
    return found && at - found.at < shelfLife(campaign, at) ? [[campaign.id, found.standing] as const] : [];
  });
  const standings = new Map(fresh);
  const missing = campaigns.filter(({ id }) => !standings.has(id));
  for (const [id, standing] of await countProgress(tx, workspaceId, missing)) {
    standings.set(id, standing);
    if (known.size >= MOST) known.clear();
    known.set(keyOf(id), { at, standing });
  }
  return standings;
}

function shelfLife({ status, finishedAt }: Counted & { status: string }, at: number): number {
  if ((status !== "finished" && status !== "canceled") || finishedAt === null) return 0;
  return at - finishedAt.getTime() > SETTLED_AFTER ? minutes(10) : seconds(20);
}
