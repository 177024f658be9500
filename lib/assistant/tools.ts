import { zodResponsesFunction } from "openai/helpers/zod";
import { z } from "zod";
import { intents } from "@/db/enums";

const date = z.string().describe("A local date, YYYY-MM-DD");
const slot = z.string().describe("starts_at of a slot that availability returned, word for word");

/** What the model may ask for. No tool takes a tenant, a customer or a phone number. */
export const toolInputs = {
  opening_hours: z.strictObject({ date: date.nullable().describe("Null: the whole week") }),
  services_and_prices: z.strictObject({}),
  availability: z.strictObject({
    service_id: z.number().int(),
    resource_id: z.number().int().nullable().describe("With whom; null for whoever is free"),
    party_size: z.number().int().nullable(),
    date_from: date,
    date_until: date,
  }),
  book: z.strictObject({
    service_id: z.number().int(),
    resource_id: z.number().int().nullable(),
    starts_at: slot,
    party_size: z.number().int().nullable(),
    guest_name: z.string().nullable().describe("Whom it is for, when not the customer"),
  }),
  move: z.strictObject({ booking_id: z.number().int(), starts_at: slot }),
  cancel: z.strictObject({ booking_id: z.number().int() }),
  own_bookings: z.strictObject({}),
  hand_over: z.strictObject({
    reason: z.enum(["asked_for_person", "complaint", "not_understood", "other_matter"]),
  }),
} as const;
export type ToolName = keyof typeof toolInputs;

const abouts: Record<ToolName, string> = {
  opening_hours: "When the business is open, holidays counted.",
  services_and_prices: "What is offered, how long it takes, what it costs.",
  availability: "Free times for a service between two dates.",
  book: "Books a visit for this customer.",
  move: "Moves one of this customer's own visits.",
  cancel: "Calls one of this customer's own visits off. Ask first.",
  own_bookings: "This customer's visits that are still to come.",
  hand_over: "Gives the conversation to a person of the team.",
};

export const isTool = (name: string): name is ToolName => Object.hasOwn(toolInputs, name);

export const tools = (Object.keys(toolInputs) as ToolName[]).map((name) => {
  // Only the wire form: what the model calls is looked up and checked here, not by the SDK.
  const { type, parameters, strict, description } = zodResponsesFunction({
    name,
    parameters: toolInputs[name],
    description: abouts[name],
  });
  return { type, name, parameters, strict, description };
});

export const modelAnswer = z.strictObject({
  reply: z.string().describe("The text to the customer"),
  intent: z.enum(intents).describe("What the customer's newest text is about"),
  language: z.string().describe("BCP 47 of the customer's newest text"),
  handover_reason: z
    .enum(["asked_for_person", "complaint", "not_understood", "other_matter"])
    .nullable()
    .describe("Why a person should answer; null when none needs to"),
  facts: z.array(z.string()).describe("The facts and tool results that the reply leans on"),
});
export type ModelAnswer = z.output<typeof modelAnswer>;
