import type { PathView } from "@/lib/segments/schema";
import type { Join, Part } from "./tree";

/** What every part of the rule needs to be shown and changed. */
export type Tools = {
  paths: readonly PathView[];
  /** What the server refuses, by part. */
  refusals: ReadonlyMap<number, string>;
  /** Somebody tried to save, so what is missing is said. */
  isAttempted: boolean;
  /** No further condition fits into a segment. */
  isFull: boolean;
  changePart: (id: number, change: (part: Part) => Part) => void;
  addRow: (groupId: number) => void;
  addGroup: (groupId: number, join: Join) => void;
  duplicate: (id: number) => void;
  remove: (id: number) => void;
  /** Just added by hand, so it takes the focus. */
  isNew: (id: number) => boolean;
};
