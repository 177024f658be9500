import { z } from "zod";
import { channels } from "@/db/enums";

const shape = z.object({
  mode: z.enum(["reply", "note"]),
  body: z.string(),
  pictures: z.array(z.string()).readonly(),
  when: z.enum(["now", "later"]),
  /** `2026-11-20T18:00` on the workspace's clock. */
  sendAt: z.string(),
  /** Sent as the template it is, where only approved ones may go. */
  templateId: z.number().nullable(),
  variables: z.record(z.string(), z.string()),
  /** Another channel than they used last. */
  channel: z.enum(channels).nullable(),
});
export type ReplyDraft = z.output<typeof shape>;

export const emptyReply: ReplyDraft = {
  mode: "reply",
  body: "",
  pictures: [],
  when: "now",
  sendAt: "",
  templateId: null,
  variables: {},
  channel: null,
};

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
const keyOf = (place: string) => `parley.reply.${place}`;

/** What was being written in a conversation, in this tab, until it is sent or its writer signs out. */
export function readReply(place: string, store: Store): ReplyDraft {
  try {
    return shape.parse(JSON.parse(store.getItem(keyOf(place)) ?? "null"));
  } catch {
    return emptyReply;
  }
}

export function writeReply(place: string, draft: ReplyDraft, store: Store): void {
  try {
    if (isBlank(draft)) store.removeItem(keyOf(place));
    else store.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing has the draft until the page is loaded anew.
  }
}

/** Nothing in it that could be sent. */
export const isBlank = ({ body, pictures, templateId }: ReplyDraft): boolean =>
  body.trim() === "" && pictures.length === 0 && templateId === null;
