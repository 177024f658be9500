"use client";

import { Button, Spinner } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { ChevronDown, Download } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/schema";
import { download } from "../download";
import { ProblemRows } from "./problem-rows";
import { counted } from "./words";

/** Kinds of problems, the ones that leave rows out first; each opens to its rows. */
export function ProblemList({ view }: { view: ImportView }) {
  const { id } = useWorkspace();
  const [open, setOpen] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () => download(id, `/contacts/imports/${view.id}/problems`, `import-${view.id}-problems.csv`),
  });
  return (
    <Panel aria-label="Problems" className="overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-separator px-4 py-4 md:px-5">
        <div>
          <h2 className="font-semibold tracking-tight">What stands out</h2>
          <p className="text-sm text-muted" role={save.error ? "alert" : undefined}>
            {save.error
              ? save.error.message
              : "Correct these rows in a spreadsheet and upload them again, or go on without them."}
          </p>
        </div>
        <Button variant="tertiary" isPending={save.isPending} onPress={() => save.mutate()}>
          {save.isPending ? <Spinner color="current" size="sm" /> : <Download aria-hidden />}
          Save these rows
        </Button>
      </div>
      <ul className="divide-y divide-separator">
        {view.problems.map(({ code, severity, title, count }) => (
          <li key={code}>
            <button
              type="button"
              aria-expanded={open === code}
              onClick={() => setOpen(open === code ? null : code)}
              className="flex min-h-14 w-full items-center gap-3 px-4 py-2.5 text-left outline-offset-[-2px] hover:bg-surface-secondary md:px-5"
            >
              <span
                aria-hidden
                className={
                  severity === "error"
                    ? "size-2 shrink-0 rounded-full bg-danger"
                    : "size-2 shrink-0 rounded-full bg-warning"
                }
              />
              <span className="min-w-0 flex-1">
                <span className="font-medium">{title}</span>
                <span className="block text-sm text-muted">
                  {counted(count, "row", "rows")},{" "}
                  {severity === "error" ? "left out" : "imported all the same"}
                </span>
              </span>
              <ChevronDown
                aria-hidden
                className={open === code ? "size-4 rotate-180 text-muted" : "size-4 text-muted"}
              />
            </button>
            {open === code ? <ProblemRows importId={view.id} code={code} columns={view.columns} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
