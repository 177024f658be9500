import { z } from "zod";
import { categories, channels } from "@/db/enums";
import { canonicalLanguage, languageTag } from "@/lib/language";
import { pageQuery } from "@/lib/paging";
import { canonicalSpelling } from "@/lib/spellings";
import { isValidTimeZone } from "@/lib/time-zone";

const spelled = canonicalSpelling([
  ["attributes", "custom_fields"],
  ["phone", "phone_number"],
]);

const name = z
  .string()
  .trim()
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

const tags = z
  .array(z.string().trim().min(1).max(50))
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
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .refine((at) => at.getTime() <= Date.now() + 300_000, {
      error: "A consent cannot lie in the future.",
      params: { code: "in_the_future" },
    })
    .optional()
    .meta({ description: "When it was given" }),
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

const fields = {
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
  tags,
  attributes,
  consent,
};

const optional = z.strictObject(fields).partial();

export const createContactInput = z
  .preprocess(
    spelled,
    z.strictObject({ ...optional.shape, phone: fields.phone }).transform(filledFromAttributes),
  )
  .meta({ id: "CreateContact" });
export type CreateContactInput = z.output<typeof createContactInput>;

export const createContactQuery = z.strictObject({
  on_conflict: z
    .enum(["error", "update"])
    .default("error")
    .meta({ description: "update merges into a contact with this number" }),
});

export const updateContactInput = z.preprocess(spelled, optional).meta({ id: "UpdateContact" });
export type UpdateContactInput = z.output<typeof updateContactInput>;

export const listContactsQuery = z.strictObject({
  ...pageQuery,
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ description: "Part of a name or e-mail, a number's last digits or the whole number" }),
  tag: z.string().max(50).optional(),
  phone: z.string().max(40).optional().meta({ description: "The whole number" }),
  last4: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});
export type ListContactsQuery = z.output<typeof listContactsQuery>;

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
    tags: z.array(z.string()),
    attributes: z.record(z.string(), z.unknown()),
    consent: z.object({ sms: channelConsent, whatsapp: channelConsent }),
    source: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Contact" });
export type ContactView = z.output<typeof contactView>;

/** The answer to a write: what was asked for and not done is said, not hidden. */
export const savedContact = contactView.extend({ warnings: z.array(warning) }).meta({ id: "SavedContact" });
export type SavedContact = z.output<typeof savedContact>;

export const erasedContact = z
  .object({
    id: z.number(),
    outcome: z.literal("erased"),
    canceled_messages: z.number(),
    blanked_messages: z.number(),
  })
  .meta({ id: "ErasedContact" });
export type ErasedContact = z.output<typeof erasedContact>;

export const contactExport = z
  .object({
    exported_at: z.string(),
    contact: contactView,
    consent_events: z.array(
      z.object({
        at: z.string(),
        action: z.string(),
        channel: z.enum(channels).nullable(),
        category: z.enum(categories).nullable(),
        method: z.string(),
        keyword: z.string().nullable(),
        wording: z.string().nullable(),
        reason: z.string().nullable(),
        raw_text: z.string().nullable(),
      }),
    ),
    messages: z.array(
      z.object({
        id: z.number(),
        direction: z.string(),
        channel: z.enum(channels),
        category: z.enum(categories),
        status: z.string(),
        body: z.string(),
        created_at: z.string(),
      }),
    ),
  })
  .meta({ id: "ContactExport" });
export type ContactExport = z.output<typeof contactExport>;

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
