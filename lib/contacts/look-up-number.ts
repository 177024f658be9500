import {
  type CountryCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { env } from "@/lib/env";
import { parsePhone } from "@/lib/phone";
import { findWorkspace } from "@/lib/workspaces/queries";
import { indexesOf } from "./phone-identity";
import { findIds, loadRows, presentContacts } from "./queries";
import type { LookedUp } from "./schema";

/** Whose number this is, merged numbers leading to their person, and whether it can be texted at all. */
export async function lookUpNumber(actor: Actor, text: string): Promise<LookedUp> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const workspace = await findWorkspace(tx, actor.workspaceId);
    const { defaultCountry, allowedCountries } = workspace ?? {};
    const read = parsePhone(text, { defaultCountry, allowedCountries, relaxed: env().isSandbox });
    if (!read.ok)
      return {
        contact: null,
        country: null,
        line: "unknown",
        problem: read.reason === "phone_invalid" ? lengthProblem(text, defaultCountry) : read.reason,
      };
    const phoneIndexes = indexesOf(actor.workspaceId, read.phone.e164);
    const ids = await findIds(tx, actor.workspaceId, { phoneIndexes, searchIndexes: [] }, null, 1);
    const views = await presentContacts(tx, actor.workspaceId, await loadRows(tx, actor.workspaceId, ids));
    return {
      contact: views.get(ids[0] ?? 0) ?? null,
      country: read.phone.country,
      line: lineOf(read.phone.e164),
      problem: null,
    };
  });
}

const lengths = { TOO_SHORT: "too_short", TOO_LONG: "too_long" } as const;

function lengthProblem(text: string, country: string | undefined): LookedUp["problem"] {
  const found = validatePhoneNumberLength(text, country as CountryCode | undefined);
  return found === "TOO_SHORT" || found === "TOO_LONG" ? lengths[found] : "phone_invalid";
}

/** North America's plan does not tell mobiles from landlines; many others do. */
function lineOf(e164: string): LookedUp["line"] {
  const type = parsePhoneNumberFromString(e164)?.getType();
  if (type === "MOBILE") return "mobile";
  return type === "FIXED_LINE" ? "landline" : "unknown";
}
