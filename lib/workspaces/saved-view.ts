import { z } from "zod";
import { lineOfText } from "@/lib/one-line";

/** Pages whose filters can be given a name. */
export const viewPages = ["messages", "contacts"] as const;
export type ViewPage = (typeof viewPages)[number];

/** Words a person typed to search by; ids of rows may be long, whole phone numbers must not be kept. */
const holdsNumber = (query: string): boolean =>
  [...new URLSearchParams(query)].some(
    ([name, value]) => /^(q|phone|search)$/.test(name) && value.replace(/\D/g, "").length >= 7,
  );

const fields = {
  name: lineOfText(60),
  query: z
    .string()
    .trim()
    .max(2_000)
    .transform((text) => text.replace(/^\?/, ""))
    .refine((text) => text !== "", { error: "There is no filter to save.", params: { code: "view_empty" } })
    .refine((text) => !holdsNumber(text), {
      error: "Phone numbers are not kept in views. Save it without the number.",
      params: { code: "view_holds_number" },
    })
    .meta({ description: "The page's query, as its address shows it" }),
  is_shared: z.boolean().meta({ description: "true: everybody in the workspace sees it" }),
};

export const listViewsQuery = z.strictObject({ page: z.enum(viewPages).optional() });
export type ListViewsQuery = z.output<typeof listViewsQuery>;

export const createViewInput = z
  .strictObject({ page: z.enum(viewPages), ...fields, is_shared: fields.is_shared.default(false) })
  .meta({ id: "CreateSavedView" });
export type CreateViewInput = z.output<typeof createViewInput>;

export const updateViewInput = z.strictObject(fields).partial().meta({ id: "UpdateSavedView" });
export type UpdateViewInput = z.output<typeof updateViewInput>;

export const savedView = z
  .object({
    id: z.number(),
    page: z.enum(viewPages),
    name: z.string(),
    query: z.string(),
    is_shared: z.boolean(),
    created_at: z.string(),
  })
  .meta({ id: "SavedView" });
export type SavedView = z.output<typeof savedView>;
export const savedViewList = z.object({ data: z.array(savedView) });
