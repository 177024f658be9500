import { z } from "zod";
import { type Draft, emptyDraft } from "./draft";

const shape: z.ZodType<Draft> = z.object({
  recipient: z
    .discriminatedUnion("kind", [
      z.object({
        kind: z.literal("contact"),
        id: z.number(),
        name: z.string().nullable(),
        phone: z.string(),
      }),
      z.object({ kind: z.literal("number"), to: z.string() }),
    ])
    .nullable(),
  mode: z.enum(["template", "words"]),
  templateId: z.number().nullable(),
  body: z.string(),
  pictures: z.array(z.string()).readonly(),
  variables: z.record(z.string(), z.string()),
  when: z.enum(["now", "later"]),
  sendAt: z.string(),
  isPersonal: z.boolean(),
});

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
const keyOf = (place: string) => `parley.draft.${place}`;

/**
 * What was being written here before a reload. In this tab alone, and until it is sent or its writer signs out: it may
 * hold a number. `place`: the workspace and the person.
 */
export function readDraft(place: string, store: Store): Draft {
  try {
    return shape.parse(JSON.parse(store.getItem(keyOf(place)) ?? "null"));
  } catch {
    return emptyDraft;
  }
}

export function writeDraft(place: string, draft: Draft, store: Store): void {
  try {
    if (isUntouched(draft)) store.removeItem(keyOf(place));
    else store.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing has the draft until the page is loaded anew.
  }
}

const isUntouched = (draft: Draft): boolean => JSON.stringify(draft) === JSON.stringify(emptyDraft);
