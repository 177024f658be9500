import { isOneOf, isRecord, isText, isTextRecord, isTexts } from "@/components/shell/record";
import { type Channel, channels } from "@/db/enums";

export type ReplyDraft = {
  mode: "reply" | "note";
  body: string;
  pictures: readonly string[];
  when: "now" | "later";
  /** `2026-11-20T18:00` on the workspace's clock. */
  sendAt: string;
  /** Sent as the template it is, where only approved ones may go. */
  templateId: number | null;
  variables: Record<string, string>;
  /** Another channel than they used last. */
  channel: Channel | null;
};

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
    const kept: unknown = JSON.parse(store.getItem(keyOf(place)) ?? "null");
    return isReply(kept) ? kept : emptyReply;
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

// An older version of the page may have written it.
const isReply = (kept: unknown): kept is ReplyDraft =>
  isRecord(kept) &&
  isOneOf(["reply", "note"], kept.mode) &&
  isText(kept.body) &&
  isTexts(kept.pictures) &&
  isOneOf(["now", "later"], kept.when) &&
  isText(kept.sendAt) &&
  (kept.templateId === null || typeof kept.templateId === "number") &&
  isTextRecord(kept.variables) &&
  (kept.channel === null || isOneOf(channels, kept.channel));
