"use client";

import { Button, Spinner } from "@heroui/react";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { ColumnRow } from "./column-row";
import { FilePreview } from "./file-preview";
import { choicesFor, LEAVE_OUT, newFields, troubleOf, twice } from "./mapping";
import { useImportAction } from "./use-import";
import { counted } from "./words";

type Props = { view: ImportView; onNext: () => void };

/** What each column is, guessed and shown with its values. Checked again only when something was changed. */
export function MapStep({ view, onNext }: Props) {
  const [mapping, setMapping] = useState<Record<string, string | null>>(() =>
    Object.fromEntries(view.columns.map(({ name, field }) => [name, field])),
  );
  const check = useImportAction(view.id, "check");
  const trouble = troubleOf(mapping);
  const isSame = view.columns.every(({ name, field }) => mapping[name] === field);
  const go = () => {
    if (isSame) onNext();
    else {
      check.mutate({ ...view.options, mapping, new_fields: newFields(view, mapping) }, { onSuccess: onNext });
    }
  };
  const doubled = twice(mapping);
  return (
    <div className="space-y-4">
      <Panel aria-label="Columns" className="overflow-hidden">
        <div className="border-b border-separator px-4 py-4 md:px-5">
          <h2 className="font-semibold tracking-tight">What is in each column?</h2>
          <p className="text-sm text-muted">{lead(Object.values(mapping))} Change what was guessed wrong.</p>
        </div>
        <ul className="divide-y divide-separator">
          {view.columns.map((column) => (
            <ColumnRow
              key={column.name}
              column={column}
              choices={choicesFor(view, column)}
              value={mapping[column.name] ?? LEAVE_OUT}
              isTwice={doubled.has(column.name)}
              onChange={(value) =>
                setMapping((before) => ({ ...before, [column.name]: value === LEAVE_OUT ? null : value }))
              }
            />
          ))}
        </ul>
      </Panel>
      <FilePreview view={view} mapping={mapping} />
      <div aria-live="polite" className="space-y-3 empty:hidden">
        {trouble ? <Notice tone="wait" title={trouble} /> : null}
        {check.error ? <Notice tone="bad" title={check.error.message} /> : null}
      </div>
      <div className="flex justify-end md:sticky md:bottom-0 md:z-10 md:bg-background md:py-3">
        <Button isDisabled={trouble !== null} isPending={check.isPending} onPress={go}>
          {check.isPending ? <Spinner color="current" size="sm" /> : null}
          Check the rows
        </Button>
      </div>
    </div>
  );
}

function lead(fields: (string | null)[]): string {
  const out = fields.filter((field) => field === null).length;
  if (out === 0) return "Every column is read.";
  return `${fields.length - out} of ${counted(fields.length, "column is", "columns are")} read, ${out} left out.`;
}
