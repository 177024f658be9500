import { raw, type Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import type { ConversationRow } from "./conversation-rows";
import { requireConversation } from "./queries";

/** Enough of a text to know it again. */
const QUOTED = 120;

/**
 * Holds a conversation for this transaction, so that two people who act at once go one after the other, and the second
 * is told. @throws Problem 404; 409 `conversation_changed` when it is not as the caller read it, with what came.
 */
export async function lockConversation(
  tx: Tx,
  actor: Actor,
  id: number,
  version: number | undefined,
): Promise<ConversationRow> {
  await raw(
    tx,
  )`select from conversations where workspace_id = ${actor.workspaceId} and id = ${id} for update`;
  const row = await requireConversation(tx, actor.workspaceId, id);
  if (version !== undefined && version !== row.version)
    throw conflict("conversation_changed", await whatCame(tx, actor, row));
  return row;
}

type Newest = {
  direction: "inbound" | "outbound";
  body: string;
  actor_kind: string;
  actor_id: number | null;
  actor_name: string | null;
  is_fresh: boolean;
};

/** What somebody else did, or the customer wrote, in a sentence; the text itself as far as it is needed to know it. */
async function whatCame(tx: Tx, actor: Actor, row: ConversationRow): Promise<string> {
  const [newest] = await raw(tx)<Newest[]>`
    select direction, body, actor_kind, actor_id, actor_name, created_at > now() - interval '10 minutes' as is_fresh
    from messages where workspace_id = ${actor.workspaceId} and id = ${row.last_id}`;
  if (newest?.is_fresh) {
    const said = newest.body === "" ? "a picture" : `“${shorten(newest.body)}”`;
    if (newest.direction === "inbound") return `They wrote again meanwhile: ${said}`;
    const isOwn = newest.actor_kind === "member" && newest.actor_id === actor.id;
    const who = newest.actor_kind === "system" ? "The assistant" : (newest.actor_name ?? "Somebody");
    return isOwn
      ? `You answered this already, in another window: ${said}`
      : `${who} answered meanwhile: ${said}`;
  }
  if (row.status === "closed") return "Somebody closed this conversation meanwhile.";
  if (row.owner === "member" && row.owner_id !== actor.id)
    return `${row.owner_name ?? "A colleague"} took this conversation meanwhile.`;
  return "This conversation changed meanwhile. Look at it again before you go on.";
}

const shorten = (body: string) => (body.length > QUOTED ? `${body.slice(0, QUOTED - 1).trimEnd()}…` : body);
