import { blindIndex, blindIndexes, seal, unseal } from "@/lib/crypto";

/** How one workspace knows one number: sealed, indexed blindly, last four digits for display. */
export type PhoneIdentity = { idx: string; sealed: string; last4: string };

const context = (workspaceId: number, idx: string) => `contact|${workspaceId}|phone|${idx}`;

/** Identity of a number under the current keys. The seal is bound to workspace and index. */
export function identify(workspaceId: number, e164: string): PhoneIdentity {
  const idx = blindIndex(workspaceId, e164);
  return { idx, sealed: seal(e164, context(workspaceId, idx)), last4: e164.slice(-4) };
}

/** Every index the number may be known by, current key first: the ledger is asked with all of them. */
export const indexesOf = (workspaceId: number, e164: string): string[] => blindIndexes(workspaceId, e164);

/** The number itself. For a provider call or an audited reveal, never for a screen or a log. */
export const revealPhone = (workspaceId: number, idx: string, sealed: string): string =>
  unseal(sealed, context(workspaceId, idx));
