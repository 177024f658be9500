import { z } from "zod";
import { categories, directions } from "@/db/enums";

export const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: "A name, a whole number, its last four digits, or words" }),
  limit: z.coerce.number().int().min(1).max(20).default(5).meta({ description: "Of each kind, 1 to 20" }),
});
export type SearchQuery = z.output<typeof searchQuery>;

export const searchResults = z
  .object({
    contacts: z.array(z.object({ id: z.number(), name: z.string().nullable(), phone: z.string() })),
    messages: z.array(
      z.object({
        id: z.number(),
        contact_id: z.number(),
        contact_name: z.string().nullable(),
        phone: z.string(),
        direction: z.enum(directions),
        body: z.string(),
        created_at: z.string(),
      }),
    ),
    templates: z.array(z.object({ id: z.number(), name: z.string(), category: z.enum(categories) })),
    segments: z.array(z.object({ id: z.number(), name: z.string() })),
    messages_complete: z.boolean().meta({
      description: "false: only the newest messages were looked through, and older ones may fit too",
    }),
  })
  .meta({ id: "SearchResults" });
export type SearchResults = z.output<typeof searchResults>;
