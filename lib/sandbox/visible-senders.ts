import { and, eq, inArray, or } from "drizzle-orm";
import { asRouter, withoutWorkspace, withWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { type Channel, serviceNumber } from "./address";
import { ensureNumbers } from "./numbers";

export type VisibleSender = {
  workspaceId: number;
  senderId: number;
  channel: Channel;
  name: string;
  number: string;
  messagingServiceSid: string | null;
};

/**
 * The business numbers whose phones a person may see: those of their workspaces, and of no other workspace.
 * A number that two tenants share shows nothing to either, because its threads cannot be told apart.
 */
export async function listVisibleSenders(
  workspaces: { workspaceId: number; name: string }[],
): Promise<VisibleSender[]> {
  const own = (await Promise.all(workspaces.map(readSenders))).flat();
  const foreign = await findForeign(own, new Set(workspaces.map(({ workspaceId }) => workspaceId)));
  const visible = own.filter(
    (sender) => !foreign.has(sender.number) && !foreign.has(sender.messagingServiceSid ?? ""),
  );
  if (visible.length === 0) return [];
  const ids = await withoutWorkspace((tx) => ensureNumbers(tx, ...visible.map(({ number }) => number)));
  const byKey = new Map(
    visible.map((sender, i) => [`${ids[i]}/${sender.channel}`, { ...sender, senderId: ids[i] ?? 0 }]),
  );
  return [...byKey.values()];
}

type OwnSender = Omit<VisibleSender, "senderId">;

async function readSenders({
  workspaceId,
  name,
}: {
  workspaceId: number;
  name: string;
}): Promise<OwnSender[]> {
  const { number, messagingServiceSid, channel } = senders;
  const rows = await withWorkspace(workspaceId, (tx) =>
    tx
      .select({ number, messagingServiceSid, channel })
      .from(senders)
      .where(and(eq(senders.workspaceId, workspaceId), eq(senders.provider, "twilio")))
      .orderBy(senders.id),
  );
  return rows.flatMap((row) => {
    const own = row.number
      ? bare(row.number)
      : row.messagingServiceSid && serviceNumber(row.messagingServiceSid);
    return own ? [{ ...row, workspaceId, name, number: own }] : [];
  });
}

async function findForeign(own: OwnSender[], workspaceIds: Set<number>): Promise<Set<string>> {
  const numbers = own.flatMap(({ number }) => [number, `whatsapp:${number}`]);
  const services = own.flatMap(({ messagingServiceSid }) => messagingServiceSid ?? []);
  if (numbers.length === 0) return new Set();
  const { workspaceId, number, messagingServiceSid } = senders;
  const rows = await asRouter((tx) =>
    tx
      .select({ workspaceId, number, messagingServiceSid })
      .from(senders)
      .where(
        or(
          inArray(number, numbers),
          services.length > 0 ? inArray(messagingServiceSid, services) : undefined,
        ),
      ),
  );
  const strangers = rows.filter((row) => !workspaceIds.has(row.workspaceId));
  return new Set(
    strangers.flatMap((row) =>
      [row.number && bare(row.number), row.messagingServiceSid].filter((text) => text !== null),
    ),
  );
}

const bare = (number: string): string => number.replace(/^whatsapp:/, "");
