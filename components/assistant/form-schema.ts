import { z } from "zod";
import { canonicalLanguage } from "@/lib/language";
import { assistantSettings } from "@/lib/workspaces/assistant-settings";
import { listOf } from "./assistant-form";

const fields = assistantSettings.shape;

/** What answers and when, as the page's fields hold it. */
export const answeringForm = z.object({
  mode: fields.mode,
  hours: fields.hours,
  returns_after_minutes: z.string(),
});
export type AnsweringForm = z.output<typeof answeringForm>;

export const soundForm = z.object({
  prompt: fields.prompt,
  languages: z.string().superRefine((text, ctx) => {
    const wrong = listOf(text).find((tag) => canonicalLanguage(tag) === null);
    if (wrong) ctx.addIssue({ code: "custom", message: `“${wrong}” is no language. Write en, es or pt-BR.` });
  }),
});
export type SoundForm = z.output<typeof soundForm>;

export const factsForm = z.object({
  facts: z
    .array(
      z.object({
        topic: z.string().trim().min(1, "Name it in a word or two.").max(80),
        text: z.string().trim().min(1, "Write what is true about it.").max(600),
      }),
    )
    .max(50),
});
export type FactsForm = z.output<typeof factsForm>;

export const modelForm = z.object({
  model: z.string().trim().max(100),
  temperature: fields.temperature,
  max_tokens: fields.max_tokens,
  daily_tokens: fields.daily_tokens,
});
export type ModelForm = z.output<typeof modelForm>;
