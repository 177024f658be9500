import { clockTime } from "@/components/ui/time-words";
import { countries } from "@/lib/workspaces/countries";
import type { Found } from "./search-combo";

const regions = new Intl.DisplayNames("en-US", { type: "region", fallback: "code" });
const tongues = new Intl.DisplayNames("en-US", { type: "language", fallback: "code" });

/** "US" as "United States". */
export const countryName = (code: string): string => regions.of(code) ?? code;

/** "pt-BR" as "Brazilian Portuguese". */
export const languageName = (tag: string): string => tongues.of(tag) ?? tag;

/** Every country, by name. */
export const countryItems = (): Found[] =>
  countries
    .map((id) => ({ id, label: countryName(id), detail: id }))
    .sort((a, b) => a.label.localeCompare(b.label, "en-US"));

/** "America/Argentina/Salta" as "Salta, Argentina (America)": the place first, as people look for it. */
export function zoneName(zone: string): string {
  const [region = zone, ...rest] = zone.replaceAll("_", " ").split("/");
  const place = rest.pop();
  return place === undefined ? region : `${[place, ...rest.reverse()].join(", ")} (${region})`;
}

/** Every zone with the time it is there. `present` is kept even where this browser does not list it. */
export function zoneItems(at: number, present: string): Found[] {
  const zones = new Set([present, ...Intl.supportedValuesOf("timeZone")]);
  return [...zones]
    .map((id) => ({ id, label: zoneName(id), detail: clockTime(at, id) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en-US"));
}

/** Languages that customers of a salon or restaurant are most often written to in; `present` is always there. */
export function languageItems(present: string): Found[] {
  const tags = new Set([
    present,
    ..."en es fr pt-BR pt de it nl pl ru uk tr ar he fa hi bn pa ur zh-Hans zh-Hant ja ko vi th fil id sv da nb fi cs el hu ro".split(
      " ",
    ),
  ]);
  return [...tags]
    .map((id) => ({ id, label: languageName(id), detail: id }))
    .sort((a, b) => a.label.localeCompare(b.label, "en-US"));
}
