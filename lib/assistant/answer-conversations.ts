import { withWorkspace } from "@/db/client";
import { log } from "@/lib/log";
import type { Budget, Drained } from "@/lib/messages/dispatch";
import { type Claimed, claimConversations, nextAnswer } from "./claim-conversations";
import { giveOver } from "./decision";
import { openTurn } from "./open-turn";
import { release, settleTurn } from "./settle-turn";
import { takeTurn } from "./take-turn";

/** A model takes seconds: others are answered meanwhile. */
const AT_ONCE = 8;

/**
 * Answers conversations whose newest text nobody looked at. Each text is answered once; a process that dies in the
 * middle leaves a lease that ends, and whoever comes then goes on where it stood.
 */
export async function answerConversations({ budgetMs, signal }: Budget): Promise<Drained> {
  const until = performance.now() + budgetMs;
  let worked = 0;
  while (performance.now() < until && !signal?.aborted) {
    const claimed = await claimConversations(AT_ONCE);
    if (claimed.length === 0) break;
    await Promise.all(claimed.map(answerOne));
    worked += claimed.length;
  }
  return { worked, next: await nextAnswer() };
}

async function answerOne({ workspaceId, conversationId }: Claimed): Promise<void> {
  try {
    const turn = await withWorkspace(workspaceId, async (tx) => {
      const opened = await openTurn(tx, workspaceId, conversationId);
      if (!opened) await release(tx, workspaceId, conversationId, Number.MAX_SAFE_INTEGER);
      return opened;
    });
    if (!turn) return;
    await takeTurn(workspaceId, turn).catch(async (err: unknown) => {
      log.error({ err, conversationId, turnId: turn.id }, "a text was not answered; a person gets it");
      await settleTurn(workspaceId, turn, giveOver("trouble", null), false);
    });
  } catch (err) {
    log.error({ err, conversationId }, "a conversation was not answered; it is tried again");
  }
}
