import { setTimeout as wait } from "node:timers/promises";
import { withWorkspace } from "@/db/client";
import { log } from "@/lib/log";
import type { Budget, Drained } from "@/lib/messages/dispatch";
import { type Claimed, claimConversations, nextAnswer } from "./claim-conversations";
import { giveOver } from "./decision";
import { openTurn } from "./open-turn";
import { release, settleTurn } from "./settle-turn";
import { takeTurn } from "./take-turn";

/** A model takes seconds: others are answered meanwhile, also those who write only now. */
const AT_ONCE = 8;
const LOOK_AGAIN_MS = 250;

/**
 * Answers conversations whose newest text nobody looked at. Each text is answered once; a process that dies in the
 * middle leaves a lease that ends, and whoever comes then goes on where it stood.
 */
export async function answerConversations({ budgetMs, signal }: Budget): Promise<Drained> {
  const until = performance.now() + budgetMs;
  const answering = new Set<Promise<void>>();
  let worked = 0;
  while (performance.now() < until && !signal?.aborted) {
    const room = AT_ONCE - answering.size;
    const claimed = room > 0 ? await claimConversations(room) : [];
    for (const one of claimed) {
      const answer = answerOne(one).finally(() => answering.delete(answer));
      answering.add(answer);
    }
    worked += claimed.length;
    if (answering.size === 0) break;
    await Promise.race([...answering, wait(LOOK_AGAIN_MS)]);
  }
  await Promise.all(answering);
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
