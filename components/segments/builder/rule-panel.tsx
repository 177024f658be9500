"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { CONDITIONS } from "@/lib/segments/grammar";
import type { PathView } from "@/lib/segments/schema";
import { GroupEditor } from "./group-editor";
import type { Tools } from "./tools";
import {
  type Group,
  newGroup,
  newRow,
  type Part,
  rowsOf,
  withAdded,
  withDuplicate,
  withoutPart,
  withPart,
} from "./tree";
import type { Preview } from "./use-preview";

const JsonView = dynamic(() => import("./json-view").then((file) => file.JsonView));

type Props = {
  root: Group;
  paths: readonly PathView[];
  preview: Preview;
  isAttempted: boolean;
  refusals: ReadonlyMap<number, string>;
  onChange: (change: (root: Group) => Group) => void;
  /** Text that is no rule yet; null once it is one. */
  onBroken: (text: string | null) => void;
};

/** Who belongs: in words that are chosen, or as the JSON that the API takes. */
export function RulePanel({ root, paths, preview, isAttempted, refusals, onChange, onBroken }: Props) {
  const [isJson, setJson] = useState(false);
  const [added, setAdded] = useState<number | null>(null);
  const add = (groupId: number, part: Part) => {
    setAdded(rowsOf(part)[0]?.id ?? null);
    onChange((now) => withAdded(now, groupId, part));
  };
  const tools: Tools = {
    paths,
    refusals,
    isAttempted,
    isFull: rowsOf(root).length >= CONDITIONS,
    changePart: (id, change) => onChange((now) => withPart(now, id, change)),
    addRow: (groupId) => add(groupId, newRow()),
    addGroup: (groupId, join) => add(groupId, newGroup(join, [newRow()])),
    duplicate: (id) => onChange((now) => withDuplicate(now, id)),
    remove: (id) => {
      const removed = withoutPart(root, id);
      if (!removed) return;
      onChange((now) => withoutPart(now, id)?.root ?? now);
      // A row that says nothing yet is not worth an offer.
      if (rowsOf(removed.part).every(({ path }) => path === "")) return;
      toastWithUndo(removed.part.kind === "row" ? "Condition removed" : "Group removed", () =>
        onChange((now) => withAdded(now, removed.groupId, removed.part, removed.place)),
      );
    },
    isNew: (id) => id === added,
  };
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold tracking-tight">Who belongs</h2>
        <Segmented
          label="How the rule is shown"
          size="sm"
          options={[
            { id: "words", face: "In words" },
            { id: "json", face: "As JSON" },
          ]}
          chosen={isJson ? "json" : "words"}
          onChoose={(id) => {
            setJson(id === "json");
            onBroken(null);
          }}
          optionClassName="max-md:h-11"
        />
      </div>
      {isJson ? (
        <JsonView
          root={root}
          refusals={refusals}
          problem={preview.problem}
          onChange={(next) => {
            onBroken(null);
            onChange(() => next);
          }}
          onBroken={onBroken}
        />
      ) : (
        <GroupEditor group={root} depth={0} tools={tools} />
      )}
      {tools.isFull ? (
        <p className="text-sm text-muted">A segment holds {CONDITIONS} conditions, and these are all.</p>
      ) : null}
    </div>
  );
}
