"use client";

import { Button, cn } from "@heroui/react";
import { Copy, X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { PathView } from "@/lib/segments/schema";
import { InlineSelect } from "./inline-select";
import { grouped, misfit, offeredOps, opWords, unfinished, viewOf, withOp, withPath } from "./operators";
import type { Tools } from "./tools";
import type { Row } from "./tree";
import { ValueField } from "./value-field";

type Props = { row: Row; number: number; tools: Tools; onRemove: () => void };

/** One condition: what, how, and what for. On a phone its parts lie under each other on a card. */
export function RowEditor({ row, number, tools, onRemove }: Props) {
  const { paths } = tools;
  const view = viewOf(row, paths);
  const op = view?.ops.find((one) => one === row.op);
  const trigger = useRef<HTMLButtonElement>(null);
  const error = useId();
  const isNew = tools.isNew(row.id);
  useEffect(() => {
    if (isNew) trigger.current?.focus();
  }, [isNew]);

  const message =
    misfit(row, paths) ?? tools.refusals.get(row.id) ?? (tools.isAttempted ? unfinished(row, paths) : null);
  const isStranger = row.path !== "" && !paths.some(({ path }) => path === row.path);
  const change = (next: Row) => tools.changePart(row.id, () => next);
  const pick = (path: string) => {
    const chosen = paths.find((one) => one.path === path);
    if (chosen) change(withPath(row, chosen));
  };
  const about = { isInvalid: message !== null, describedBy: error };
  return (
    <fieldset data-rule="" className="min-w-0 rounded-xl max-md:bg-surface-secondary max-md:p-3">
      <legend className="sr-only">Condition {number}</legend>
      <div className="flex gap-2 max-md:flex-col md:items-start">
        <div className="flex gap-2 md:contents">
          <InlineSelect
            {...about}
            label="What"
            placeholder="Choose what to look at"
            value={row.path === "" ? null : row.path}
            sections={pathSections(paths, isStranger ? row.path : null)}
            onChange={pick}
            triggerRef={trigger}
            className={cn("flex-1", view ? "md:basis-48" : "md:max-w-64 md:basis-64")}
          />
          <Buttons
            number={number}
            className="md:hidden"
            onCopy={() => tools.duplicate(row.id)}
            onRemove={onRemove}
          />
        </div>
        {view ? (
          <>
            <InlineSelect
              {...about}
              label="How"
              placeholder="Choose how"
              value={row.op}
              sections={[{ title: null, options: opEntries(view, row.op) }]}
              onChange={(id) => {
                const next = view.ops.find((one) => one === id);
                if (next) change(withOp(row, view, next));
              }}
              className="md:flex-1 md:basis-48"
            />
            <div className="min-w-0 max-md:empty:hidden md:flex-1 md:basis-40">
              {op ? (
                <ValueField
                  {...about}
                  key={`${row.path} ${op}`}
                  row={row}
                  view={view}
                  op={op}
                  onChange={(value) => change({ ...row, value })}
                />
              ) : null}
            </div>
          </>
        ) : (
          <span className="hidden md:block md:flex-1" />
        )}
        <Buttons
          number={number}
          className="max-md:hidden"
          onCopy={() => tools.duplicate(row.id)}
          onRemove={onRemove}
        />
      </div>
      <p id={error} aria-live="polite" className="mt-1 text-sm text-danger empty:hidden">
        {message}
      </p>
    </fieldset>
  );
}

const pathSections = (paths: readonly PathView[], stranger: string | null) => [
  ...(stranger === null
    ? []
    : [
        {
          title: "Not in the list",
          options: [{ id: stranger, label: stranger.replace(/^attributes\./, "") }],
        },
      ]),
  ...grouped(paths).map(({ title, paths: members }) => ({
    title,
    options: members.map(({ path, label }) => ({ id: path, label })),
  })),
];

function opEntries(view: PathView, current: string) {
  const entries = offeredOps(view, current).map((op): { id: string; label: string } => ({
    id: op,
    label: opWords(op, view),
  }));
  return entries.some(({ id }) => id === current) ? entries : [...entries, { id: current, label: current }];
}

type ButtonsProps = { number: number; className: string; onCopy: () => void; onRemove: () => void };

const Buttons = ({ number, className, onCopy, onRemove }: ButtonsProps) => (
  <div className={cn("flex shrink-0", className)}>
    <Button isIconOnly variant="ghost" aria-label={`Duplicate condition ${number}`} onPress={onCopy}>
      <Copy aria-hidden className="text-muted" />
    </Button>
    <Button isIconOnly variant="ghost" aria-label={`Remove condition ${number}`} onPress={onRemove}>
      <X aria-hidden className="text-muted" />
    </Button>
  </div>
);
