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
  workspace?: { name: string } | null;
}

const CONTACT_FIELDS = new Map<string, (contact: VariableContact) => unknown>([
  ["first_name", (contact) => contact.firstName],
  ["last_name", (contact) => contact.lastName],
  ["name", fullName],
  ["customer_name", fullName],
  ["email", (contact) => contact.email],
  ["language", (contact) => contact.language],
]);
const WORKSPACE_FIELDS = new Set(["workspace_name", "business_name", "restaurant_name", "salon_name"]);
const ATTRIBUTE_PREFIX = "attributes.";

/** The variables every template may use without declaring or passing them. */
export const BUILT_IN_VARIABLES: readonly string[] = [...CONTACT_FIELDS.keys(), ...WORKSPACE_FIELDS];

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
    stored(WORKSPACE_FIELDS.has(name) ? workspace?.name : undefined);
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
