import { channels } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { Problem } from "@/lib/errors";
import type { ImportConsent } from "./schema";

/**
 * A system may attest with a bare `true`, which its key stands for. A person says how, when and in which words people
 * agreed: without that an import gives nobody a marketing opt-in.
 * @throws Problem 422 `evidence_needed`.
 */
export function requireEvidence(actor: Actor, consent: ImportConsent): void {
  if (actor.kind !== "member") return;
  const errors = channels.flatMap((channel) => {
    const given = consent[channel];
    if (given === undefined || given === false) return [];
    const missing =
      given === true
        ? ["method", "at", "wording"]
        : (["at", "wording"] as const).filter((part) => !given[part]);
    return missing.map((part) => ({
      path: `consent.${channel}.${part}`,
      message: asked[part] ?? "",
      code: "evidence_needed",
    }));
  });
  if (errors.length > 0)
    throw new Problem(422, "validation_failed", "Some fields need another look.", { errors });
}

const asked: Record<string, string> = {
  method: "Say how they agreed.",
  at: "Say when they agreed. The latest possible day will do.",
  wording: "Write the words they agreed to, as they stood on the form.",
};
