"use client";

import { Button, cn } from "@heroui/react";
import { Copy, ListTree, Plus, X } from "lucide-react";
import { useRef } from "react";
import { DEPTH } from "@/lib/segments/grammar";
import { InlineSelect } from "./inline-select";
import { RowEditor } from "./row-editor";
import type { Tools } from "./tools";
import type { Group, Join } from "./tree";

type Props = { group: Group; depth: number; tools: Tools; onRemove?: () => void };

const joins: { id: Join; label: string }[] = [
  { id: "all", label: "all of these" },
  { id: "any", label: "any of these" },
  { id: "none", label: "none of these" },
];
const between: Record<Join, string> = { all: "and", any: "or", none: "nor" };

/** People who match all, any or none of what stands below; groups may lie in groups. */
export function GroupEditor({ group, depth, tools, onRemove }: Props) {
  const add = useRef<HTMLButtonElement>(null);
  const isInner = depth > 0;
  const refusal = tools.refusals.get(group.id);
  const remove = (id: number) => {
    // What had the focus goes away with its row.
    add.current?.focus();
    tools.remove(id);
  };
  return (
    <section
      aria-label={isInner ? `Group: ${joins.find(({ id }) => id === group.join)?.label}` : "Who belongs"}
      className={cn(isInner && "rounded-2xl border border-border bg-surface-secondary/60 p-3 md:p-4")}
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <span className={cn(isInner ? "text-muted" : "font-medium")}>
          {isInner ? "Match" : "People who match"}
        </span>
        <InlineSelect
          label={isInner ? "How the group belongs together" : "How the conditions belong together"}
          placeholder="Choose"
          value={group.join}
          sections={[{ title: null, options: joins }]}
          onChange={(id) => {
            const join = joins.find((one) => one.id === id)?.id;
            if (join)
              tools.changePart(group.id, (part) => (part.kind === "group" ? { ...part, join } : part));
          }}
          className="w-40"
        />
        {onRemove ? (
          <div className="ml-auto flex">
            <Button
              isIconOnly
              variant="ghost"
              aria-label="Duplicate the group"
              onPress={() => tools.duplicate(group.id)}
            >
              <Copy aria-hidden className="text-muted" />
            </Button>
            <Button isIconOnly variant="ghost" aria-label="Remove the group" onPress={onRemove}>
              <X aria-hidden className="text-muted" />
            </Button>
          </div>
        ) : null}
      </div>
      {refusal ? (
        <p aria-live="polite" className="mb-3 text-sm text-danger">
          {refusal}
        </p>
      ) : null}
      <ol className="space-y-1.5">
        {group.parts.map((part, n) => (
          <li key={part.id} className="space-y-1.5">
            {n > 0 ? <span className="block pl-3 text-xs text-muted">{between[group.join]}</span> : null}
            {part.kind === "row" ? (
              <RowEditor row={part} number={n + 1} tools={tools} onRemove={() => remove(part.id)} />
            ) : (
              <GroupEditor group={part} depth={depth + 1} tools={tools} onRemove={() => remove(part.id)} />
            )}
          </li>
        ))}
      </ol>
      <div className={cn("flex flex-wrap gap-2", group.parts.length > 0 && "mt-3")}>
        <Button
          ref={add}
          size="sm"
          variant="tertiary"
          className="max-md:h-11"
          isDisabled={tools.isFull}
          onPress={() => tools.addRow(group.id)}
        >
          <Plus aria-hidden />
          Add a condition
        </Button>
        {depth < DEPTH - 2 ? (
          <Button
            size="sm"
            variant="ghost"
            className="max-md:h-11"
            isDisabled={tools.isFull}
            onPress={() => tools.addGroup(group.id, group.join === "any" ? "all" : "any")}
          >
            <ListTree aria-hidden />
            Add a group
          </Button>
        ) : null}
      </div>
    </section>
  );
}
