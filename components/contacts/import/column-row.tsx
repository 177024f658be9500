"use client";

import { cn } from "@heroui/react";
import { ArrowRight, CircleAlert, CircleCheck, CircleMinus } from "lucide-react";
import { Pick } from "@/components/ui/pick";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { type Choice, LEAVE_OUT } from "./mapping";

type Props = {
  column: ImportView["columns"][number];
  choices: Choice[];
  value: string;
  /** Another column is read as the same. */
  isTwice: boolean;
  onChange: (value: string) => void;
};

/** A column's name and first values, and what it is read as. */
export function ColumnRow({ column, choices, value, isTwice, onChange }: Props) {
  const isOut = value === LEAVE_OUT;
  const Mark = isTwice ? CircleAlert : isOut ? CircleMinus : CircleCheck;
  return (
    <li className="grid items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_1.25rem_18rem] md:px-5">
      <div className="flex min-w-0 items-center gap-2.5">
        <Mark
          aria-hidden
          className={cn(
            "size-4 shrink-0",
            isTwice ? "text-danger" : isOut ? "text-muted" : "text-success-soft-foreground",
          )}
        />
        <span className={cn("truncate font-medium", isOut && "text-muted")} dir="auto" title={column.name}>
          {column.name}
        </span>
      </div>
      <div className="flex min-w-0 gap-1.5 overflow-hidden text-sm text-muted max-md:pl-6.5">
        {column.samples.length === 0 ? "Empty in the first rows" : null}
        {column.samples.map((sample) => (
          <span
            key={sample}
            dir="auto"
            className="max-w-56 min-w-0 truncate rounded-md bg-surface-secondary px-1.5 py-0.5 text-[13px]"
          >
            {sample}
          </span>
        ))}
      </div>
      <ArrowRight aria-hidden className="size-4 text-muted max-md:hidden" />
      <div className="min-w-0">
        <Pick
          label={`${column.name} is`}
          isLabelHidden
          value={value}
          options={choices}
          onPick={onChange}
          className="w-full"
          triggerClassName={cn("w-full", isOut && "text-muted")}
        />
        {isTwice ? (
          <p className="mt-1 text-[13px] text-danger-soft-foreground">Another column is read as this too.</p>
        ) : null}
      </div>
    </li>
  );
}
