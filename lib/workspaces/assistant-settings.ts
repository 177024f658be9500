import { z } from "zod";
import { assistantModes } from "@/db/enums";
import { languageTag } from "@/lib/language-tag";
import { lineOfText } from "@/lib/one-line";

const shape = {
  mode: z.enum(assistantModes).meta({ description: "off, draft for approval, or automatic" }),
  prompt: z.string().trim().max(4_000).meta({ description: "How it should sound and what matters here" }),
  model: z
    .string()
    .trim()
    .max(100)
    .nullable()
    .meta({ description: "Null: the installation's (OPENAI_MODEL)" }),
  temperature: z.number().min(0).max(2).nullable(),
  max_tokens: z.int().min(16).max(4_000).nullable().meta({ description: "Length of one answer" }),
  languages: z
    .array(languageTag)
    .max(20)
    .meta({ description: "Languages it answers in; none means the customer's, whichever it is" }),
  facts: z
    .array(z.strictObject({ topic: lineOfText(80), text: z.string().trim().min(1).max(600) }))
    .max(50)
    .meta({ description: "What customers ask and the model may repeat: parking, payment, house rules" }),
  hours: z
    .enum(["always", "open", "closed"])
    .meta({ description: "When it answers: always, while the business is open, or while it is closed" }),
  returns_after_minutes: z
    .int()
    .min(5)
    .max(10_080)
    .meta({ description: "After so much silence of a person who took over, the assistant answers again" }),
  daily_tokens: z.int().min(0).max(100_000_000).meta({ description: "Tokens a day; 0 means rules only" }),
};

export const assistantInput = z.strictObject(shape).partial();
export const assistantSettings = z.object(shape).meta({ id: "AssistantSettings" });
export type AssistantSettings = z.output<typeof assistantSettings>;

/** How it answers where nothing was set. */
export const defaultAssistant: Omit<AssistantSettings, "daily_tokens"> = {
  mode: "automatic",
  prompt: "",
  model: null,
  temperature: null,
  max_tokens: null,
  languages: [],
  facts: [],
  hours: "always",
  returns_after_minutes: 240,
};
