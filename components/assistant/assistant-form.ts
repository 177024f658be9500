import type { AssistantSettings } from "@/lib/workspaces/assistant-settings";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import type { AnsweringForm, FactsForm, ModelForm, SoundForm } from "./form-schema";

/** The parts of a line that are set apart by commas. */
export const listOf = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

type View = Pick<WorkspaceView, "assistant">;

export const readAnswering = ({ assistant }: View): AnsweringForm => ({
  mode: assistant.mode,
  hours: assistant.hours,
  returns_after_minutes: String(assistant.returns_after_minutes),
});
export const writeAnswering = (values: AnsweringForm) => ({
  assistant: { ...values, returns_after_minutes: Number(values.returns_after_minutes) },
});

export const readSound = ({ assistant }: View): SoundForm => ({
  prompt: assistant.prompt,
  languages: assistant.languages.join(", "),
});
export const writeSound = ({ prompt, languages }: SoundForm) => ({
  assistant: { prompt, languages: listOf(languages) },
});

export const readFacts = ({ assistant }: View): FactsForm => ({ facts: assistant.facts });
export const writeFacts = (values: FactsForm) => ({ assistant: values });

export const readModel = ({ assistant }: View): ModelForm => ({
  model: assistant.model ?? "",
  temperature: assistant.temperature,
  max_tokens: assistant.max_tokens,
  daily_tokens: assistant.daily_tokens,
});
export const writeModel = ({ model, ...values }: ModelForm) => ({
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
