import type { Actor } from "@/lib/actor";
import { notFound } from "@/lib/errors";

/** Whoever runs this installation, outside every workspace. */
export const operator = (requestId: string | null = null): Actor => ({
  kind: "platform",
  workspaceId: 0,
  id: null,
  name: "Operator",
  role: null,
  scopes: new Set(),
  requestId,
  idempotencyKey: null,
});

/** To anyone but the operator these verbs do not exist. */
export function requireOperator(actor: Actor): void {
  if (actor.kind !== "platform") throw notFound();
}
