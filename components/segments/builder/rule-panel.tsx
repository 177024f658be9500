"use client";

import { ToggleButton, ToggleButtonGroup } from "@heroui/react";
import { useState } from "react";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { CONDITIONS, type PathView } from "@/lib/segments/schema";
import { GroupEditor } from "./group-editor";
import { JsonView } from "./json-view";
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
        <ToggleButtonGroup
          aria-label="How the rule is shown"
          selectionMode="single"
          disallowEmptySelection
          size="sm"
          selectedKeys={[isJson ? "json" : "words"]}
          onSelectionChange={(keys) => {
            setJson(keys.has("json"));
            onBroken(null);
          }}
        >
          <ToggleButton id="words" className="max-md:h-11">
            In words
          </ToggleButton>
          <ToggleButton id="json" className="max-md:h-11">
            <ToggleButtonGroup.Separator />
            As JSON
          </ToggleButton>
        </ToggleButtonGroup>
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
