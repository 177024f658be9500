import { raw, type Tx } from "@/db/client";
import type { Channel } from "./address";

export type ThreadKey = { senderId: number; phoneId: number; channel: Channel };
export type Thread = { behavior: string; opted_out_at: string | null; faults_left: number };

/** The thread between a sender and a phone; made on first contact, with a phone that works. */
export async function ensureThread(tx: Tx, { senderId, phoneId, channel }: ThreadKey): Promise<Thread> {
  const find = () => raw(tx)<Thread[]>`select behavior, opted_out_at, faults_left from sandbox.threads
    where sender_id = ${senderId} and phone_id = ${phoneId} and channel = ${channel}`;
  const [known] = await find();
  if (known) return known;
  await raw(
    tx,
  )`insert into sandbox.threads (sender_id, phone_id, channel) values (${senderId}, ${phoneId}, ${channel})
    on conflict do nothing`;
  const [made] = await find();
  if (!made) throw new Error("thread not made");
  return made;
}
