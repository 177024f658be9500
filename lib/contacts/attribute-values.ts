import { z } from "zod";
import { type AttributeKind, attributeKinds } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";

const key = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\s{}.]+$/, { error: "A key has no spaces, dots or braces: use favorite_color." })
  .meta({ description: "What templates and the API call it, such as favorite_color" });
const label = lineOfText(80);
const options = z
  .array(lineOfText(100))
  .max(100)
  .transform((list) => [...new Set(list)]);

export const createDefinitionInput = z
  .strictObject({
    key,
    label,
    kind: z.enum(attributeKinds),
    options: options.default([]).meta({ description: "What may be chosen; for kind choice only" }),
    is_pinned: z.boolean().default(false).meta({ description: "Shown in the list of contacts" }),
  })
  .refine((input) => input.kind !== "choice" || input.options.length > 0, {
    path: ["options"],
    error: "Write down at least one choice.",
    params: { code: "options_required" },
  })
  .meta({ id: "CreateContactAttribute" });
export type CreateDefinitionInput = z.output<typeof createDefinitionInput>;

export const updateDefinitionInput = z
  .strictObject({
    label,
    options,
    is_pinned: z.boolean(),
    archived: z.boolean().meta({ description: "false brings an archived one back" }),
  })
  .partial()
  .meta({ id: "UpdateContactAttribute" });
export type UpdateDefinitionInput = z.output<typeof updateDefinitionInput>;

export const definitionView = z
  .object({
    id: z.number(),
    key: z.string(),
    label: z.string(),
    kind: z.enum(attributeKinds),
    options: z.array(z.string()),
    is_pinned: z.boolean(),
    is_archived: z.boolean(),
    created_at: z.string(),
  })
  .meta({ id: "ContactAttribute" });
export type DefinitionView = z.output<typeof definitionView>;

export const definitionList = z
  .object({
    data: z.array(definitionView),
    in_use: z
      .array(z.object({ key: z.string(), contacts: z.number(), kind: z.enum(attributeKinds) }))
      .meta({ description: "Keys with values, counted over the newest 20,000 people; kind is a guess" }),
    is_sample: z.boolean(),
  })
  .meta({ id: "ContactAttributeList" });
export type DefinitionList = z.output<typeof definitionList>;

type Scalar = string | number | boolean | null;
type Shape = Pick<DefinitionView, "kind" | "options" | "label">;
type Read = { ok: true; value: Scalar } | { ok: false; message: string };

const yes = new Set(["true", "yes", "y", "1", "on"]);
const no = new Set(["false", "no", "n", "0", "off"]);

const readers: Record<AttributeKind, (value: string | number | boolean, shape: Shape) => Read> = {
  text: (value) => ({ ok: true, value: typeof value === "string" ? value : String(value) }),
  number: (value, { label: name }) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value.replace(/,/g, "")) : value;
    return typeof number === "number" && Number.isFinite(number)
      ? { ok: true, value: number }
      : { ok: false, message: `${name} is a number, such as 12 or 3.5.` };
  },
  date: (value, { label: name }) => {
    const day = typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})(T|$)/.exec(value.trim())?.[1] : undefined;
    return day && z.iso.date().safeParse(day).success
      ? { ok: true, value: day }
      : { ok: false, message: `${name} is a day, written 2026-05-31.` };
  },
  boolean: (value, { label: name }) => {
    const word = String(value).trim().toLowerCase();
    if (yes.has(word)) return { ok: true, value: true };
    return no.has(word) ? { ok: true, value: false } : { ok: false, message: `${name} is yes or no.` };
  },
  choice: (value, { label: name, options: choices }) => {
    const word = String(value).trim().toLowerCase();
    const found = choices.find((choice) => choice.toLowerCase() === word);
    return found === undefined
      ? { ok: false, message: `${name} is one of: ${choices.slice(0, 10).join(", ")}.` }
      : { ok: true, value: found };
  },
};

/** A value as its field keeps it: "12" becomes 12 in a number, "yes" true in a yes or no. Empty text means none. */
export function readAttribute(shape: Shape, value: Scalar): Read {
  if (value === null || (typeof value === "string" && value.trim() === "")) return { ok: true, value: null };
  return readers[shape.kind](value, shape);
}
