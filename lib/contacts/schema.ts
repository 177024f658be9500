import { z } from "zod";
import { categories, channels } from "@/db/enums";
import { canonicalLanguage } from "@/lib/language";
import { languageTag } from "@/lib/language-tag";
import { lineOfText, onOneLine } from "@/lib/one-line";
import { canonicalSpelling } from "@/lib/spellings";
import { isValidTimeZone } from "@/lib/time-zone";
import { past } from "./consent-schema";

const spelled = canonicalSpelling([
  ["attributes", "custom_fields"],
  ["phone", "phone_number"],
]);

const name = z
  .string()
  .overwrite(onOneLine)
  .max(200)
  .transform((text) => text || null);
const email = z.email().max(320);
const timeZone = z
  .string()
  .refine(isValidTimeZone, {
    error: "Write an IANA zone such as America/New_York.",
    params: { code: "invalid_time_zone" },
  })
  .meta({ description: "IANA zone, such as America/New_York" });
const scalar = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

const attributes = z
  .record(z.string().trim().min(1).max(64), scalar)
  .refine((map) => Object.keys(map).length <= 100, {
    error: "At most 100 attributes.",
    params: { code: "too_many_attributes" },
  })
  .meta({
    description:
      "Your own fields: text, numbers, true or false. Templates may use them. custom_fields is read too",
  });

export const tags = z
  .array(lineOfText(50))
  .max(50)
  .transform((list) => [...new Set(list)]);

/** Proof of a yes that was given elsewhere. `keyword` and `provider` are what Parley itself saw, so nobody may claim them. */
const evidence = z.strictObject({
  categories: z.array(z.enum(categories)).min(1).optional().meta({ description: "Left out: every category" }),
  method: z.enum(["api", "staff", "import", "web_form"]).default("api"),
  wording: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .optional()
    .meta({ description: "The text the person agreed to" }),
  at: past.optional().meta({ description: "When it was given" }),
});
export type ConsentEvidence = z.output<typeof evidence>;

const consent = z
  .strictObject({
    sms: z.union([z.boolean(), evidence]).optional(),
    whatsapp: z.union([z.boolean(), evidence]).optional(),
  })
  .meta({
    description:
      "true: the person opted in, attested by this key. false: no marketing. Or the evidence itself",
  });
export type ConsentInput = z.output<typeof consent>;

/** Each field of a contact as it is written; forms check the same way. */
export const contactFields = {
  phone: z
    .string()
    .min(1)
    .max(40)
    .meta({ description: "E.164; a national number is read in the workspace's country" }),
  first_name: name.nullable(),
  last_name: name.nullable(),
  email: email.nullable(),
  time_zone: timeZone.nullable(),
  language: languageTag.nullable(),
  preferred_channel: z
    .enum(channels)
    .nullable()
    .meta({ description: "The channel they like best; null: what they agreed to, SMS first" }),
  tags,
  attributes,
  consent,
};

const optional = z.strictObject(contactFields).partial();

export const createContactInput = z
  .preprocess(
    spelled,
    z.strictObject({ ...optional.shape, phone: contactFields.phone }).transform(filledFromAttributes),
  )
  .meta({ id: "CreateContact" });
export type CreateContactInput = z.output<typeof createContactInput>;

export const createContactQuery = z.strictObject({
  on_conflict: z
    .enum(["error", "update"])
    .default("error")
    .meta({ description: "update merges into a contact with this number" }),
});

export const updateContactInput = z
  .preprocess(
    spelled,
    z.strictObject({
      ...optional.shape,
      version: z.number().int().positive().optional().meta({
        description: "The version that was read: another one since then answers 409 contact_changed",
      }),
    }),
  )
  .meta({ id: "UpdateContact" });
export type UpdateContactInput = z.output<typeof updateContactInput>;

const channelConsent = z.object({
  opted_out: z.boolean().meta({ description: "Out of every category" }),
  opted_in: z.array(z.enum(categories)).meta({ description: "Categories with stored proof" }),
  opted_out_of: z.array(z.enum(categories)),
});

const warning = z.object({ code: z.string(), message: z.string() });
export type ContactWarning = z.output<typeof warning>;

export const contactView = z
  .object({
    id: z.number(),
    phone: z.string().meta({ description: "Masked: ••• and the last four digits" }),
    country: z.string().nullable(),
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    email: z.string().nullable(),
    time_zone: z.string().nullable(),
    language: z.string().nullable(),
    preferred_channel: z.enum(channels).nullable(),
    tags: z.array(z.string()),
    attributes: z.record(z.string(), z.unknown()),
    consent: z.object({ sms: channelConsent, whatsapp: channelConsent }),
    source: z.string(),
    other_numbers: z
      .array(z.object({ contact_id: z.number(), phone: z.string() }))
      .meta({ description: "Further numbers of this person, from merged contacts" }),
    version: z.number(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Contact" });
export type ContactView = z.output<typeof contactView>;

/** The answer to a write: what was asked for and not done is said, not hidden. */
export const savedContact = contactView.extend({ warnings: z.array(warning) }).meta({ id: "SavedContact" });
export type SavedContact = z.output<typeof savedContact>;

export const noteInput = z.strictObject({ body: z.string().trim().min(1).max(5000) }).meta({ id: "AddNote" });
export const changeNoteInput = z
  .strictObject({ deleted: z.literal(false).meta({ description: "Takes a deletion back, within a day" }) })
  .meta({ id: "RestoreNote" });
export const noteView = z
  .object({ id: z.number(), body: z.string(), author: z.string(), created_at: z.string() })
  .meta({ id: "ContactNote" });
export type NoteView = z.output<typeof noteView>;

export const lookupInput = z
  .strictObject({ phone: z.string().trim().min(1).max(40) })
  .meta({ id: "LookUpNumber" });
/** What a number is and whose it is. Asked with a body, because a number has no place in an address. */
export const lookedUp = z
  .object({
    contact: contactView.nullable(),
    country: z.string().nullable(),
    line: z
      .enum(["mobile", "landline", "unknown"])
      .meta({ description: "As far as the numbering plan tells" }),
    problem: z.enum(["phone_invalid", "too_short", "too_long", "destination_not_allowed"]).nullable(),
  })
  .meta({ id: "LookedUpNumber" });
export type LookedUp = z.output<typeof lookedUp>;

/** The number itself, for a person who may see it; never stored, never in a log. */
export const revealedPhone = z.object({ phone: z.string() }).meta({ id: "RevealedPhone" });

type Filled = Partial<
  Record<"first_name" | "last_name" | "email" | "language" | "time_zone", string | null | undefined>
> & {
  attributes?: Record<string, unknown> | undefined;
};

/** Other systems keep the name among the attributes; a field that fits is filled from there, one that doesn't is left. */
function filledFromAttributes<T extends Filled>(input: T): T {
  const found = { ...input.attributes };
  const read = <V>(schema: z.ZodType<V>, value: unknown) => schema.safeParse(value).data;
  return {
    ...input,
    first_name: input.first_name ?? read(name, found.first_name),
    last_name: input.last_name ?? read(name, found.last_name),
    email: input.email ?? read(email, found.email),
    time_zone: input.time_zone ?? read(timeZone, found.time_zone),
    language:
      input.language ?? (typeof found.language === "string" ? canonicalLanguage(found.language) : undefined),
  };
}
