import { z } from "zod";
import { categories } from "@/db/enums";
import { languageTag } from "@/lib/language-tag";
import { mediaUrls } from "@/lib/media/schema";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";
import { canonicalSpelling } from "@/lib/spellings";

const spelled = canonicalSpelling([["body", "template_body"]]);

/** Twilio refuses longer texts (error 21617). */
const body = z
  .string()
  .max(1600)
  .refine((text) => text.trim() !== "", { error: "A template needs a text.", params: { code: "body_empty" } })
  .meta({
    description: "The text, with {{placeholders}}; up to 1,600 characters. template_body is read too",
  });

const bodies = z
  .record(languageTag, body)
  .refine((map) => Object.keys(map).length <= 20, {
    error: "At most 20 languages.",
    params: { code: "too_many_languages" },
  })
  .meta({ description: "The text by language (BCP-47)" });

const whatsAppContent = z.strictObject({
  sid: z
    .string()
    .trim()
    .regex(/^HX[0-9a-fA-F]{32}$/, {
      error: "It begins with HX and has 32 letters a–f and digits after that.",
    })
    .meta({ description: "Content sid at Twilio, such as HX0123…" }),
  variables: z
    .array(z.string().trim().min(1).max(64))
    .max(20)
    .default([])
    .meta({ description: "Which of the text's placeholders fills {{1}}, {{2}} …, in order" }),
});

const whatsAppContents = z
  .record(z.union([z.literal(""), languageTag]), whatsAppContent)
  .refine((map) => Object.keys(map).length <= 20, {
    error: "At most 20 languages.",
    params: { code: "too_many_languages" },
  })
  .meta({
    description:
      "Approved WhatsApp templates that say the same as the text, by language; the empty key is for all others. Given, they replace those that are there",
  });

const fields = {
  name: lineOfText(100),
  category: z.enum(categories),
  description: z.string().trim().max(500).nullable(),
  body,
  bodies,
  placeholders: z.array(z.string().trim().min(1).max(64)).max(50).meta({
    description: "Names used in the text. Left out, they are read from it; given, they must match it",
  }),
  is_active: z.boolean(),
  whatsapp_contents: whatsAppContents,
  media_urls: mediaUrls,
};

export const createTemplateInput = z
  .preprocess(
    spelled,
    z
      .strictObject({
        name: fields.name,
        category: fields.category.default("marketing"),
        description: fields.description.default(null),
        body: fields.body.optional(),
        bodies: fields.bodies.optional(),
        placeholders: fields.placeholders.optional(),
        whatsapp_contents: fields.whatsapp_contents.default({}),
        media_urls: fields.media_urls.default([]),
        is_active: fields.is_active.default(true),
      })
      .refine((input) => input.body !== undefined || Object.keys(input.bodies ?? {}).length > 0, {
        error: "Give a body, or bodies by language.",
        path: ["body"],
        params: { code: "body_required" },
      }),
  )
  .meta({ id: "CreateTemplate" });
export type CreateTemplateInput = z.output<typeof createTemplateInput>;

export const updateTemplateInput = z
  .preprocess(
    spelled,
    z
      .strictObject(fields)
      .partial()
      .extend({
        version: z.number().int().positive().optional().meta({
          description:
            "The version of the texts that was read. Another one by now answers 409 template_changed; left out, the change wins",
        }),
        updated_at: z.iso.datetime().optional().meta({
          description:
            "The updated_at that was read. Any change since, of the name or purpose as of the texts, answers 409 template_changed",
        }),
      }),
  )
  .meta({ id: "UpdateTemplate" });
export type UpdateTemplateInput = z.output<typeof updateTemplateInput>;

/** What a person fills in: every field present, the same rules as on the wire. */
export const templateForm = z.strictObject({
  name: fields.name,
  category: fields.category,
  description: fields.description,
  body: fields.body,
  bodies: fields.bodies,
  whatsapp_contents: fields.whatsapp_contents,
  media_urls: fields.media_urls,
  is_active: fields.is_active,
});
export type TemplateForm = z.input<typeof templateForm>;

export const restoreTemplateInput = z
  .strictObject({
    version: z
      .number()
      .int()
      .positive()
      .optional()
      .meta({ description: "Makes this version's texts the current ones, as a new version" }),
  })
  .meta({ id: "RestoreTemplate", description: "Empty brings an archived template back" });
export type RestoreTemplateInput = z.output<typeof restoreTemplateInput>;

const yesOrNo = z.enum(["true", "false"]).transform((text) => text === "true");

export const listTemplatesQuery = z.strictObject({
  ...pageQuery,
  category: z.enum(categories).optional(),
  is_active: yesOrNo.optional(),
  name: z.string().max(100).optional().meta({ description: "Part of the name, any case" }),
  q: z.string().trim().max(100).optional().meta({ description: "Words of the name, note or text, any case" }),
  archived: yesOrNo.default(false).meta({ description: "true lists the archived ones instead" }),
  include_archived: yesOrNo.optional().meta({ description: "true lists archived and current ones together" }),
});
export type ListTemplatesQuery = z.output<typeof listTemplatesQuery>;

export const severities = ["problem", "warning", "advice"] as const;
export type Severity = (typeof severities)[number];

export const templateWarning = z.object({
  code: z.string(),
  severity: z.enum(severities).meta({ description: "problem: must not be sent so; advice: could be better" }),
  message: z.string(),
  fix: z.string().meta({ description: "What to write instead" }),
});
export type TemplateWarning = z.output<typeof templateWarning>;

const texts = {
  body: z.string(),
  bodies: z.record(z.string(), z.string()),
  placeholders: z.array(z.string()),
  whatsapp_contents: z.record(z.string(), z.object({ sid: z.string(), variables: z.array(z.string()) })),
  media_urls: z.array(z.string()).meta({ description: "Pictures and files that go with it" }),
};

export const templateView = z
  .object({
    id: z.number(),
    name: z.string(),
    category: z.enum(categories),
    description: z.string().nullable(),
    ...texts,
    is_active: z.boolean(),
    version: z.number(),
    warnings: z.array(templateWarning),
    usage: z.object({
      count: z.number().meta({ description: "Texts made from it, counted up to 1,000" }),
      is_more: z.boolean(),
      last_at: z.string().nullable(),
    }),
    archived_at: z.string().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Template" });
export type TemplateView = z.output<typeof templateView>;

export const templateVersionView = z
  .object({ version: z.number(), ...texts, created_by: z.string(), created_at: z.string() })
  .meta({ id: "TemplateVersion" });
export type TemplateVersionView = z.output<typeof templateVersionView>;

export const deletedTemplate = z
  .object({
    id: z.number(),
    outcome: z
      .enum(["deleted", "archived"])
      .meta({ description: "archived: messages point at it, so its texts are kept" }),
  })
  .meta({ id: "DeletedTemplate" });
export type DeletedTemplate = z.output<typeof deletedTemplate>;
