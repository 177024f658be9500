"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "@/components/messages/use-contacts";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { PathView, SegmentPreview } from "@/lib/segments/schema";
import { unfinished } from "./operators";
import { type Group, placeOf, rowsOf, writeDefinition } from "./tree";

const segmentPreview = async () => (await import("@/lib/segments/schema")).segmentPreview;

const TYPING_PAUSE_MS = 300;

export type Preview = {
  /** The last good answer, which stays while the next one is on its way. */
  shown: SegmentPreview | null;
  isCounting: boolean;
  /** What the server refuses, by the part of the builder it belongs to. */
  refusals: ReadonlyMap<number, string>;
  /** The rule as it stands was not counted, so what is shown is from before. */
  isRefused: boolean;
  /** What is wrong as a whole. */
  problem: string | null;
  /** Rows that are not counted because something is still missing in them. */
  waiting: number;
};

/** Who the rule means, while it is being written: asked once the hands rest, and never for an outdated rule. */
export function usePreview(root: Group, paths: readonly PathView[]): Preview {
  const { id, api } = useWorkspace();
  const settled = useSettled(root, TYPING_PAUSE_MS);
  const { rule, places } = writeDefinition(settled, (row) => unfinished(row, paths) === null);
  const text = JSON.stringify(rule);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ["segments", id, "preview", text],
    queryFn: ({ signal }) =>
      api.post("/segments/preview", { definition: rule }, { answer: segmentPreview, signal }),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    retry: false,
  });
  const [shown, setShown] = useState(data ?? null);
  if (data && !isPlaceholderData && data !== shown) setShown(data);

  const refusals = new Map<number, string>();
  const fields = error instanceof ApiProblem ? Object.entries(error.fields) : [];
  const doubts = isPlaceholderData ? [] : (data?.problems ?? []);
  const told = [...doubts.map(({ path, message }) => [path, message] as const), ...fields];
  const judged = new Map(rowsOf(settled).map((row) => [row.id, row]));
  const rows = new Map(rowsOf(root).map((row) => [row.id, row]));
  for (const [path, message] of told) {
    const place = placeOf(path, places) ?? root.id;
    // A row that was changed since is judged anew.
    if (judged.get(place) === rows.get(place)) refusals.set(place, message);
  }
  return {
    shown,
    isCounting: isFetching || settled !== root,
    refusals,
    problem: error && fields.length === 0 ? error.message : null,
    isRefused: error !== null,
    waiting: rowsOf(root).filter((row) => row.path !== "" && unfinished(row, paths) !== null).length,
  };
}
