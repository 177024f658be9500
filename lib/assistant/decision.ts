import type { DialogState } from "./dialog-state";
import type { Reading } from "./intent";

/** A visit that is made, moved, confirmed or called off once a person agrees. */
export type PendingAct =
  | {
      kind: "book";
      serviceId: number;
      resourceId: number | null;
      startsAt: string;
      partySize: number | null;
      guest: string | null;
    }
  | { kind: "move"; bookingId: number; version: number; startsAt: string; resourceId: number | null }
  | { kind: "cancel"; bookingId: number; version: number }
  | { kind: "confirm"; bookingId: number; version: number };

/** A step on the way to an answer, for whoever asks why it was given. */
export type TraceEntry = { step: string; [detail: string]: unknown };

/** What the assistant makes of a text. */
export type Decision = {
  kind: "reply" | "silent" | "handover" | "held";
  /** Null: nothing is said, because a text about the visit follows or nothing asks for one. */
  body: string | null;
  /** Why a person gets it, or why nothing is said. */
  reason: string | null;
  engine: string;
  trace: TraceEntry[];
  /** Where the dialogue stands afterwards; undefined leaves it as it is. */
  dialog?: DialogState | null;
  /** A visit was changed: whatever came meanwhile, that is done. */
  hasActed: boolean;
  act?: PendingAct | null;
  /** Sent instead of `body`, which waits for a person. */
  notice?: string;
  /** What the text is about, as a model read it. */
  reading?: Reading;
  /** Nothing is open any more: they wait for no answer. */
  rests?: boolean;
  tokensIn?: number;
  tokensOut?: number;
};

const plain = { engine: "rules", trace: [], reason: null, hasActed: false } as const;

export const reply = (body: string | null, more: Partial<Decision> = {}): Decision => ({
  ...plain,
  trace: [],
  kind: "reply",
  body,
  ...more,
});
export const silent = (reason: string, more: Partial<Decision> = {}): Decision => ({
  ...plain,
  trace: [],
  kind: "silent",
  body: null,
  reason,
  ...more,
});
export const giveOver = (reason: string, body: string | null, more: Partial<Decision> = {}): Decision => ({
  ...plain,
  trace: [],
  kind: "handover",
  body,
  reason,
  dialog: null,
  ...more,
});
