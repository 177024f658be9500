import { z } from "zod";
import { encodings } from "@/db/enums";
import { languageTag } from "@/lib/language-tag";
import { templateWarning } from "./schema";

/** The variables are the whole body of the request. */
export const previewTemplateInput = z
  .record(z.string().max(64), z.union([z.string().max(1600), z.number(), z.boolean(), z.null()]))
  .meta({ id: "PreviewVariables", description: "Values by placeholder name" });
export type PreviewTemplateInput = z.output<typeof previewTemplateInput>;

export const previewTemplateQuery = z.strictObject({
  language: languageTag
    .optional()
    .meta({ description: "Which of the template's languages to show", type: "string" }),
});

export const templatePreview = z
  .object({
    body: z.string().meta({ description: "Missing variables stay visible as {{name}}" }),
    encoding: z.enum(encodings),
    characters: z.number(),
    segments: z.number(),
    parts: z.array(z.string()),
    media_urls: z.array(z.string()).meta({
      description: "Pictures that go with it; with any, it is one picture message, whatever its length",
    }),
    missing_variables: z.array(z.string()),
    unknown_variables: z.array(z.string()),
    warnings: z.array(templateWarning),
    estimated_cost_micros: z.number(),
    currency: z.string(),
    unicode_characters: z.array(z.string()).meta({ description: "Characters that make the text cost more" }),
    gsm_safe: z.object({ body: z.string(), segments: z.number() }).nullable(),
  })
  .meta({ id: "TemplatePreview" });
export type TemplatePreview = z.output<typeof templatePreview>;

export const variableGroups = ["person", "own_field", "business", "given"] as const;

/** A name that a text may use. `given`: whoever sends has to say it. */
export const templateVariable = z
  .object({
    name: z.string().meta({ description: "As written between the braces" }),
    label: z.string(),
    group: z.enum(variableGroups),
    sample: z.string().meta({ description: "A value to look at" }),
  })
  .meta({ id: "TemplateVariable" });
export type TemplateVariable = z.output<typeof templateVariable>;
export const templateVariables = z.object({ data: z.array(templateVariable) });

export const sampleKinds = ["typical", "longest", "unicode", "nameless"] as const;
export type SampleKind = (typeof sampleKinds)[number];

export const samplePerson = z
  .object({
    kind: z.enum(sampleKinds),
    name: z.string().nullable(),
    phone: z.string().nullable().meta({ description: "Masked; null for an invented person" }),
    language: z.string().nullable(),
    values: z.record(z.string(), z.string()).meta({ description: "What the person fills in by themselves" }),
  })
  .meta({ id: "SamplePerson" });
export type SamplePerson = z.output<typeof samplePerson>;

/** People to look at a text with, and what a segment, or a text with pictures, to them costs about. */
export const samplePeople = z
  .object({
    data: z.array(samplePerson),
    segment_micros: z.number(),
    picture_micros: z.number(),
    currency: z.string(),
  })
  .meta({ id: "SamplePeople" });
export type SamplePeople = z.output<typeof samplePeople>;
