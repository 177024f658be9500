import { isGsm, nonGsmCharacters } from "@/lib/templates/segments";
import { sampleValue, variableLabel } from "@/lib/templates/variables";
import { type CompiledText, type Filled, fillText } from "./compiled-text";
import type { Resolve } from "./evaluate-page";

type Counted = Pick<Extract<Filled, { ok: true }>, "encoding" | "segments">;
/** A text as it is for somebody with an ordinary name. */
export type Typical = { filled: Filled; ownNames: readonly string[] };
export type Tip = { isUnicode: boolean; extraSegments: number; cause: string };

const ORDINARY: Readonly<Record<string, string>> = {
  first_name: "Maria",
  last_name: "Lopez",
  name: "Maria Lopez",
  customer_name: "Maria Lopez",
  email: "maria@example.com",
  language: "en",
};

const ordinary = (name: string): string => ORDINARY[name] ?? sampleValue(name.replace(/^attributes\./, ""));

/** @param shared what the campaign and the business fill in, the same for everybody. */
export function typicalOf(text: CompiledText, shared: Resolve): Typical {
  const names = text.parts.flatMap((part) => (part.kind === "placeholder" ? [part.name] : []));
  const ownNames = [...new Set(names)].filter((name) => shared(name) === undefined);
  return { ownNames, filled: fillText(text, (name) => shared(name) ?? ordinary(name)) };
}

/** What a person's own data adds to the bill, and what of it does; null when it adds nothing. Pure. */
export function findTip(typical: Typical, own: Counted, resolve: Resolve): Tip | null {
  const { filled, ownNames } = typical;
  if (!filled.ok) return null;
  const isUnicode = own.encoding === "UCS-2" && filled.encoding === "GSM-7";
  const extraSegments = own.segments - filled.segments;
  if (!isUnicode && extraSegments <= 0) return null;
  const values = ownNames.map((name) => ({ name, value: resolve(name) ?? "" }));
  return {
    isUnicode,
    extraSegments: Math.max(0, extraSegments),
    cause: isUnicode ? unicodeCause(values) : longCause(values),
  };
}

type Value = { name: string; value: string };

/** "“ł” in first name", or all of it where it is in another script: "first name “佐藤陽菜”" */
function unicodeCause(values: readonly Value[]): string {
  const odd = values.find(({ value }) => !isGsm(value));
  if (!odd) return "their own details";
  const label = variableLabel(odd.name).toLowerCase();
  const characters = nonGsmCharacters(odd.value);
  return characters.length <= 2
    ? `“${characters.join("")}” in ${label}`
    : `${label} “${odd.value.slice(0, 40)}”`;
}

/** "a long first name (21 letters)" */
function longCause(values: readonly Value[]): string {
  const [longest] = values
    .map(({ name, value }) => ({ name, length: value.length, excess: value.length - ordinary(name).length }))
    .sort((a, b) => b.excess - a.excess);
  if (!longest || longest.excess <= 0) return "their own details";
  const label = variableLabel(longest.name).toLowerCase();
  return `a long ${label} (${longest.length} ${longest.length === 1 ? "letter" : "letters"})`;
}
