import { isValidTimeZone } from "@/lib/time-zone";
import { COUNTRY_ZONES } from "./country-zones";

export { isValidTimeZone } from "@/lib/time-zone";

/**
 * The zones a recipient may live in: the one stated, else all of the phone's
 * country (numbers are portable, so an area code proves nothing), else the
 * workspace's. Never empty. `country` is an ISO 3166-1 alpha-2 code.
 */
export function zonesFor(recipient: {
  timeZone?: string | null;
  country?: string | null;
  workspaceTimeZone: string;
}): readonly string[] {
  const { timeZone, workspaceTimeZone } = recipient;
  if (timeZone && isValidTimeZone(timeZone)) return [timeZone];
  const country = recipient.country?.toUpperCase() ?? "";
  const zones = Object.hasOwn(COUNTRY_ZONES, country) ? COUNTRY_ZONES[country] : undefined;
  return zones ?? [isValidTimeZone(workspaceTimeZone) ? workspaceTimeZone : "UTC"];
}
