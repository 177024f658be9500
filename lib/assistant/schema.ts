import { z } from "zod";
import { assistantModes, intentSources, intents, turnStatuses } from "@/db/enums";

const turnStep = z.object({
  kind: z.enum(["looked_up", "asked", "did", "checked", "held", "trouble"]),
  sentence: z.string(),
  findings: z.array(z.string()).meta({ description: "What it found, a line each" }),
});
export type TurnStep = z.output<typeof turnStep>;

export const listTurnsQuery = z.strictObject({
  message_id: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .meta({ description: "Only what was made of this text of theirs, or led to this text of ours" }),
});
export type ListTurnsQuery = z.output<typeof listTurnsQuery>;

export const turnView = z
  .object({
    id: z.number(),
    message_id: z.number().meta({ description: "The newest text that it answers" }),
    asked: z.string().meta({ description: "What that text says" }),
    intent: z
      .object({ intent: z.enum(intents), source: z.enum(intentSources), language: z.string().nullable() })
      .nullable()
      .meta({ description: "What it was understood to be about" }),
    status: z.enum(turnStatuses),
    engine: z.string().meta({ description: "rules, or the model's name" }),
    body: z.string().nullable(),
    reason: z.string().nullable(),
    reason_sentence: z.string().nullable().meta({ description: "The reason in words" }),
    steps: z.array(turnStep).meta({ description: "What it looked up and did on the way, in words" }),
    trace: z.array(z.record(z.string(), z.unknown())).meta({
      description: "The same as it was written down, with the facts that it leans on",
    }),
    reply_message_id: z.number().nullable(),
    tokens: z.number(),
    decided_by: z.string().nullable(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: "AssistantTurn" });
export type TurnView = z.output<typeof turnView>;
export const turnList = z.object({ data: z.array(turnView) }).meta({ id: "AssistantTurnList" });

export const approveDraftInput = z
  .strictObject({
    body: z
      .string()
      .trim()
      .min(1)
      .max(1600)
      .optional()
      .meta({ description: "Other words; left out: as it stands" }),
  })
  .meta({ id: "ApproveDraft" });
export type ApproveDraftInput = z.output<typeof approveDraftInput>;

export const tryInput = z
  .strictObject({
    body: z
      .string()
      .max(1600)
      // No text arrives with half a character in it.
      .refine((text) => text.isWellFormed(), "This holds half a character.")
      .meta({ description: "What a customer might write" }),
  })
  .meta({ id: "TryAssistant" });
export type TryInput = z.output<typeof tryInput>;

export const tried = z
  .object({
    reply: z.string().nullable(),
    engine: z.string(),
    intent: z.enum(intents),
    language: z.string().nullable(),
    outcome: z.enum(["reply", "silent", "handover", "held"]),
    reason: z.string().nullable(),
    reason_sentence: z.string().nullable(),
    trace: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ id: "TriedAssistant" });
export type Tried = z.output<typeof tried>;

export const assistantStatus = z
  .object({
    mode: z.enum(assistantModes),
    has_model: z.boolean().meta({ description: "false: answers by rules" }),
    model: z.string().nullable(),
    is_failing: z.boolean().meta({ description: "The model did not answer lately; the rules do" }),
    tokens_today: z.number(),
    answers_today: z.number().meta({ description: "Requests to the model" }),
    daily_tokens: z.number(),
    default_max_tokens: z.number(),
    default_temperature: z.number(),
  })
  .meta({ id: "AssistantStatus" });
export type AssistantStatus = z.output<typeof assistantStatus>;
