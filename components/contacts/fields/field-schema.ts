import { z } from "zod";
import { attributeKinds } from "@/db/enums";
import { linesOf } from "./field-words";

/** A field as its dialog holds it: choices one a line. */
export const fieldForm = z
  .object({
    label: z.string().trim().min(1, "Give it a name.").max(80),
    key: z.string().trim().max(64),
    kind: z.enum(attributeKinds),
    options: z.string(),
    is_pinned: z.boolean(),
  })
  .refine((field) => field.kind !== "choice" || linesOf(field.options).length > 0, {
    path: ["options"],
    error: "Write down at least one choice.",
  });
