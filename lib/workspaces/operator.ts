import type { Actor } from "@/lib/actor";
import { notFound } from "@/lib/errors";

/** To anyone but the operator these verbs do not exist. */
export function requireOperator(actor: Actor): void {
  if (actor.kind !== "platform") throw notFound();
}
