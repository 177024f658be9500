import { z } from "zod";
import { canonicalLanguage } from "@/lib/language";
import { type AssistantSettings, assistantSettings } from "@/lib/workspaces/assistant-settings";
import type { WorkspaceView } from "@/lib/workspaces/schema";

const fields = assistantSettings.shape;

const listOf = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** What answers and when, as the page's fields hold it. */
export const answeringForm = z.object({
  mode: fields.mode,
  hours: fields.hours,
  returns_after_minutes: z.string(),
});

export const soundForm = z.object({
  prompt: fields.prompt,
  languages: z.string().superRefine((text, ctx) => {
    const wrong = listOf(text).find((tag) => canonicalLanguage(tag) === null);
    if (wrong) ctx.addIssue({ code: "custom", message: `“${wrong}” is no language. Write en, es or pt-BR.` });
  }),
});

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

export const modelForm = z.object({
  model: z.string().trim().max(100),
  temperature: fields.temperature,
  max_tokens: fields.max_tokens,
  daily_tokens: fields.daily_tokens,
});

type View = Pick<WorkspaceView, "assistant">;

export const readAnswering = ({ assistant }: View): z.output<typeof answeringForm> => ({
  mode: assistant.mode,
  hours: assistant.hours,
  returns_after_minutes: String(assistant.returns_after_minutes),
});
export const writeAnswering = (values: z.output<typeof answeringForm>) => ({
  assistant: { ...values, returns_after_minutes: Number(values.returns_after_minutes) },
});

export const readSound = ({ assistant }: View): z.output<typeof soundForm> => ({
  prompt: assistant.prompt,
  languages: assistant.languages.join(", "),
});
export const writeSound = ({ prompt, languages }: z.output<typeof soundForm>) => ({
  assistant: { prompt, languages: listOf(languages) },
});

export const readFacts = ({ assistant }: View): z.output<typeof factsForm> => ({ facts: assistant.facts });
export const writeFacts = (values: z.output<typeof factsForm>) => ({ assistant: values });

export const readModel = ({ assistant }: View): z.output<typeof modelForm> => ({
  model: assistant.model ?? "",
  temperature: assistant.temperature,
  max_tokens: assistant.max_tokens,
  daily_tokens: assistant.daily_tokens,
});
export const writeModel = ({ model, ...values }: z.output<typeof modelForm>) => ({
  assistant: { ...values, model: model || null },
});

export const modes: readonly { id: AssistantSettings["mode"]; label: string; hint: string }[] = [
  {
    id: "automatic",
    label: "Answers by itself",
    hint: "Questions, bookings, moves. What it can't do, or isn't sure of, goes to your team.",
  },
  {
    id: "draft",
    label: "Writes, you send",
    hint: "Each answer waits in the inbox until somebody approves it. Nothing is booked before that.",
  },
  {
    id: "off",
    label: "Off",
    hint: "Your team answers. Replies to reminders, confirmations and free slots still work.",
  },
];

export const answeringHours = [
  { id: "always", label: "Always" },
  { id: "open", label: "While you are open" },
  { id: "closed", label: "While you are closed" },
] as const;

const usual = [30, 60, 120, 240, 480, 1440];

/** How long a person's silence lasts before the assistant answers again, with the present value if it is unusual. */
export const returns = (own: number) =>
  [...new Set([...usual, own])]
    .toSorted((a, b) => a - b)
    .map((minutes) => ({ id: String(minutes), label: spanWords(minutes) }));

export function spanWords(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
