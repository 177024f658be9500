import { openingHoursWords } from "@/lib/workspaces/opening-hours";

export type VariableValue = string | number | boolean;

export interface VariableContact {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  language?: string | null;
  attributes?: Readonly<Record<string, unknown>> | null;
}

export interface VariableSources {
  /** What the caller passed with the request; it wins over everything stored. */
  request?: Readonly<Record<string, unknown>> | null;
  contact?: VariableContact | null;
  workspace?: VariableWorkspace | null;
}

export interface VariableWorkspace {
  name: string;
  address?: string | null;
  phone?: string | null;
  website?: string | null;
  openingHours?: Parameters<typeof openingHoursWords>[0];
}

const CONTACT_FIELDS = new Map<string, (contact: VariableContact) => unknown>([
  ["first_name", (contact) => contact.firstName],
  ["last_name", (contact) => contact.lastName],
  ["name", fullName],
  ["customer_name", fullName],
  ["email", (contact) => contact.email],
  ["language", (contact) => contact.language],
]);
const WORKSPACE_NAMES = ["workspace_name", "business_name", "restaurant_name", "salon_name"];
const WORKSPACE_FIELDS = new Map<string, (workspace: VariableWorkspace) => unknown>([
  ...WORKSPACE_NAMES.map((name) => [name, (workspace: VariableWorkspace) => workspace.name] as const),
  ["business_address", (workspace) => workspace.address],
  ["business_phone", (workspace) => workspace.phone],
  ["business_website", (workspace) => workspace.website],
  ["business_hours", (workspace) => openingHoursWords(workspace.openingHours ?? null)],
]);
const ATTRIBUTE_PREFIX = "attributes.";

/** What a person's own page fills in. */
export const CONTACT_VARIABLES: readonly string[] = [...CONTACT_FIELDS.keys()];

/** The variables every template may use without declaring or passing them. */
export const BUILT_IN_VARIABLES: readonly string[] = [...CONTACT_FIELDS.keys(), ...WORKSPACE_FIELDS.keys()];

/**
 * Looks a variable up in the request, then the contact's fields, its attributes
 * (also as `attributes.city`), then the workspace. Only own properties count, so
 * `constructor` is just an unknown name. Blank stored values count as missing;
 * an empty string in the request is the caller's wish and is used.
 */
export function resolveVariables({
  request,
  contact,
  workspace,
}: VariableSources): (name: string) => string | undefined {
  return (name) =>
    scalar(own(request, name)) ??
    stored(contact && CONTACT_FIELDS.get(name)?.(contact)) ??
    stored(attribute(contact?.attributes, name)) ??
    stored(workspace && WORKSPACE_FIELDS.get(name)?.(workspace));
}

function attribute(attributes: VariableContact["attributes"], name: string): unknown {
  const short = name.startsWith(ATTRIBUTE_PREFIX) ? name.slice(ATTRIBUTE_PREFIX.length) : name;
  return stored(own(attributes, name)) ?? own(attributes, short);
}

function fullName(contact: VariableContact): string {
  return [contact.firstName, contact.lastName]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(" ");
}

function own(source: Readonly<Record<string, unknown>> | null | undefined, name: string): unknown {
  return source && Object.hasOwn(source, name) ? source[name] : undefined;
}

function stored(value: unknown): string | undefined {
  return scalar(value)?.trim() || undefined;
}

function scalar(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || Number.isFinite(value)) return String(value);
  return undefined;
}

/** Values to look at a text with, for names that whoever sends fills in. */
const SAMPLES: readonly (readonly [pattern: RegExp, sample: string])[] = [
  [/party|guests|people|seats/, "4"],
  [/promo.*code|coupon/, "FALL20"],
  [/confirmation|reference/, "K7M2QX"],
  [/code|otp|pin/, "482913"],
  [/order|ticket/, "A-1042"],
  [/discount|percent/, "20"],
  [/promotion|offer/, "Treat yourself this week."],
  [/date|day/, "Fri, Nov 27"],
  [/time|hour/, "6:30 PM"],
  [/minutes|wait/, "20"],
  [/amount|total|price|balance|deposit/, "$48.50"],
  [/points/, "320"],
  [/stylist|staff|server|barber|with/, "Jordan"],
  [/service|treatment/, "Cut & color"],
  [/link|url/, "https://example.com/b/7f3k"],
  [/table/, "12"],
  [/address|location/, "214 Elm Street"],
  [/phone|number/, "(415) 555-0137"],
  [/city/, "Portland"],
];

/** A plausible value for a name, by what it sounds like; the name's own words when it sounds like nothing known. */
export function sampleValue(name: string): string {
  const plain = name.toLowerCase();
  return SAMPLES.find(([pattern]) => pattern.test(plain))?.[1] ?? plain.replaceAll(/[_.]+/g, " ").trim();
}

/** `loyalty_level` as a label: "Loyalty level"; the spellings of one built-in variable share a label. */
export function variableLabel(name: string): string {
  if (WORKSPACE_NAMES.includes(name)) return "Business name";
  if (name === "name" || name === "customer_name") return "Full name";
  return fieldWords(name);
}

/** A technical name as a label: `customer_name` is "Customer name", `attributes.city` is "City". */
export function fieldWords(name: string): string {
  const words = name
    .replace(/^attributes\./, "")
    .replaceAll(/[_.]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
