import { z } from "zod";
import { attributeKinds, categories, importStatuses } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
import { importFields } from "./fields";

export const MAX_COLUMNS = 200;
/** Undo is offered this long; after it the rows of the file are deleted. */
export const UNDO_DAYS = 7;

const field = z.union(
  [
    z.enum(importFields),
    z.templateLiteral([
      "attributes.",
      z.string().regex(/^[^\s{}.]{1,64}$/u),
    ]) as z.ZodType<`attributes.${string}`>,
  ],
  { error: `Write one of ${importFields.join(", ")}, attributes.<name>, or null to leave the column out.` },
);

/** Column name to field; null leaves the column out. */
export const importMapping = z
  .record(z.string().max(120), field.nullable())
  .refine((map) => Object.keys(map).length <= MAX_COLUMNS, `At most ${MAX_COLUMNS} columns.`)
  .superRefine((map, ctx) => {
    const seen = new Set<string>();
    for (const [column, target] of Object.entries(map)) {
      if (target === null || target === "tags") continue;
      if (seen.has(target)) {
        ctx.addIssue({
          code: "custom",
          path: [column],
          message: "Another column is already read as this. Leave one of them out.",
          params: { code: "field_twice" },
        });
      }
      seen.add(target);
    }
  })
  .meta({
    description:
      "Column name to phone, first_name, last_name, full_name, email, tags, marketing, language, time_zone, preferred_channel, attributes.<name>, or null",
  });
export type ImportMapping = z.output<typeof importMapping>;

export const consentWays = [
  "paper_form",
  "web_form",
  "in_person",
  "point_of_sale",
  "phone_call",
  "text",
  "other",
  "api",
  "staff",
  "import",
] as const;
export type ConsentWay = (typeof consentWays)[number];

const given = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: "Write a date such as 2026-03-01." })
  .refine((text) => Date.parse(text) <= Date.now() + 86_400_000, {
    error: "A consent cannot lie in the future.",
    params: { code: "in_the_future" },
  });

const evidence = z.strictObject({
  categories: z
    .array(z.enum(categories))
    .min(1)
    .default(["marketing"])
    .meta({ description: "What they agreed to; marketing unless named" }),
  method: z.enum(consentWays).meta({ description: "How they agreed" }),
  at: given.optional().meta({ description: "When, or the latest date it can have been" }),
  wording: z.string().trim().min(1).max(2000).optional().meta({ description: "The words they agreed to" }),
});
export type ImportEvidence = z.output<typeof evidence>;

/** The proof that these people agreed. Nobody who opted out is opted in by it. */
export const importConsent = z
  .strictObject({
    sms: z.union([z.boolean(), evidence]).optional(),
    whatsapp: z.union([z.boolean(), evidence]).optional(),
  })
  .meta({ description: "true: attested by this key. false: no marketing. Or the evidence itself" });
export type ImportConsent = z.output<typeof importConsent>;

export const existingPolicies = ["fill", "overwrite", "skip"] as const;
export type ExistingPolicy = (typeof existingPolicies)[number];

const tag = lineOfText(50);
const choices = {
  on_existing: z.enum(existingPolicies).default("fill").meta({
    description: "People already here: fill empty fields only, overwrite, or skip them",
  }),
  add_tags: z.array(tag).max(10).default([]).meta({ description: "Put on everybody in the file" }),
  new_fields: z
    .record(z.string().max(64), z.strictObject({ label: lineOfText(80), kind: z.enum(attributeKinds) }))
    .default({})
    .meta({ description: "Names and kinds of fields that do not exist yet; guessed where left out" }),
};
export const importOptions = z.strictObject(choices);
export type ImportOptions = z.output<typeof importOptions>;

/** Beside a text/csv body. */
export const importQuery = z.strictObject({
  file_name: z.string().trim().max(200).optional(),
  dry_run: z.stringbool().default(false).meta({ description: "Check only; start it later" }),
  on_existing: choices.on_existing,
});
export type ImportQuery = z.output<typeof importQuery>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What may come with a file, as JSON fields or as parts of a multipart form. */
export const importSettings = z.strictObject({
  mapping: importMapping.optional(),
  consent: importConsent.optional(),
  dry_run: z.union([z.boolean(), z.stringbool()]).default(false),
  file_name: z.string().trim().max(200).optional(),
  ...choices,
});
export type ImportSettings = z.output<typeof importSettings>;

export const importJson = z
  .strictObject({
    ...importSettings.shape,
    csv: z.string().optional().meta({ description: "The file's text" }),
    rows: z
      .array(z.record(z.string(), z.union([cell, z.array(cell), z.record(z.string(), cell)])))
      .optional()
      .meta({ description: "Instead of csv" }),
  })
  .refine((input) => (input.csv === undefined) !== (input.rows === undefined), {
    error: "Send csv or rows, one of them.",
    path: ["csv"],
    params: { code: "csv_or_rows" },
  })
  .meta({ id: "ImportContacts" });

export const importAccepted = z
  .object({ import_id: z.number(), status: z.enum(importStatuses), rows: z.number() })
  .meta({ id: "ImportAccepted" });
export type ImportAccepted = z.output<typeof importAccepted>;

export const checkImportInput = z
  .strictObject({ mapping: importMapping, ...choices })
  .meta({ id: "CheckImport" });
export type CheckImportInput = z.output<typeof checkImportInput>;

export const startImportInput = z
  .strictObject({
    mapping: importMapping.optional(),
    consent: importConsent.optional(),
    ...importOptions.partial().shape,
  })
  .meta({ id: "StartImport" });
export type StartImportInput = z.output<typeof startImportInput>;
