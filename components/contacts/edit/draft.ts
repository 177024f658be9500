import { z } from "zod";
import { channels } from "@/db/enums";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import { givenBy } from "@/lib/contacts/given-by";
import { type ContactView, contactFields } from "@/lib/contacts/schema";
import { givenWords } from "./given";

const emptyAsNull = z.literal("").transform(() => null);

/** The form over the API's own fields; what is left empty is none. */
export const personForm = z.object({
  phone: z
    .string()
    .trim()
    .min(1, "Write down a number, so that they can be texted.")
    .max(40, "This is too long."),
  first_name: contactFields.first_name,
  last_name: contactFields.last_name,
  email: emptyAsNull.or(z.email("This is no e-mail address.").max(320)),
  language: z.string().transform((text) => text || null),
  time_zone: z.string().transform((text) => text || null),
  preferred_channel: z.enum(["", ...channels]).transform((channel) => channel || null),
  tags: contactFields.tags,
  attributes: z.array(z.object({ key: z.string(), text: z.string().max(2000) })),
  consent: z.enum(["none", "yes", "no"]),
  given: z.enum(givenBy),
  wording: z.string().trim().max(1900),
  at: z.string(),
});
export type PersonValues = z.input<typeof personForm>;
export type PersonDraft = z.output<typeof personForm>;

type Attribute = PersonValues["attributes"][number];

/** What the form starts with. Own fields come in their order, then what a person has beyond them. */
export function startValues(
  person: ContactView | null,
  definitions: readonly DefinitionView[],
  startPhone: string | null,
): PersonValues {
  const has = person?.attributes ?? {};
  const beyond = Object.keys(has).filter((key) => !definitions.some((field) => field.key === key));
  return {
    phone: person ? person.phone : (startPhone ?? ""),
    first_name: person?.first_name ?? "",
    last_name: person?.last_name ?? "",
    email: person?.email ?? "",
    language: person?.language ?? "",
    time_zone: person?.time_zone ?? "",
    preferred_channel: person?.preferred_channel ?? "",
    tags: person?.tags ?? [],
    attributes: [...definitions.map((field) => field.key), ...beyond].map(
      (key): Attribute => ({
        key,
        text: has[key] === undefined || has[key] === null ? "" : String(has[key]),
      }),
    ),
    consent: "none",
    given: "in_person",
    wording: "",
    at: "",
  };
}

/** The body that creates somebody. */
export function toCreate(draft: PersonDraft) {
  const { phone, attributes, consent, given, wording, at, ...fields } = draft;
  const evidence = {
    method: given === "web_form" ? "web_form" : "staff",
    wording: [givenWords[given], wording].filter(Boolean).join(": "),
    ...(at ? { at: new Date(`${at}T12:00:00`).toISOString() } : {}),
  };
  return {
    phone,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
    attributes: Object.fromEntries(
      attributes.filter(({ text }) => text !== "").map(({ key, text }) => [key, text]),
    ),
    ...(consent === "none" ? {} : { consent: { sms: consent === "no" ? false : evidence } }),
  };
}

/** The body that changes what was changed and nothing else, so that nobody's work is written over unseen. */
export function toChange(draft: PersonDraft, person: ContactView) {
  const plain = (
    ["first_name", "last_name", "email", "language", "time_zone", "preferred_channel"] as const
  ).filter((field) => draft[field] !== person[field]);
  const attributes = draft.attributes.flatMap(({ key, text }) => {
    const before = person.attributes[key];
    if (text === (before === undefined || before === null ? "" : String(before))) return [];
    return [[key, text === "" ? null : sameKind(text, before)] as const];
  });
  return {
    ...Object.fromEntries(plain.map((field) => [field, draft[field]])),
    ...(JSON.stringify(draft.tags) === JSON.stringify(person.tags) ? {} : { tags: draft.tags }),
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
  };
}

/** A number stays a number where nothing else says what the value is. */
function sameKind(text: string, before: unknown): string | number | boolean {
  if (typeof before === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (typeof before === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
