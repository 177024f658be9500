"use client";

import { Button, Spinner } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { download } from "../download";
import { FilterChips } from "./filter-chips";
import { filterChoices } from "./problem-filter";
import { ProblemRows } from "./problem-rows";

/** Every row that has something wrong or remarkable, by kind, to be looked at or taken away and corrected. */
export function ProblemList({ view }: { view: ImportView }) {
  const { id } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = filterChoices(view);
  const choice = choices.find((one) => one.id === chosen) ?? choices[0];
  // Once an import can no longer be undone, its rows are deleted.
  const isKept = view.started_at === null || view.undo_until !== null;
  const save = useMutation({
    mutationFn: () => download(id, `/contacts/imports/${view.id}/problems`, `import-${view.id}-problems.csv`),
  });
  return (
    <Panel aria-label="Problems" className="overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 pb-3 md:px-5">
        <div className="min-w-0">
          <h2 className="font-semibold tracking-tight">What stands out</h2>
          <p className="text-sm text-muted" role={save.error ? "alert" : undefined}>
            {save.error ? save.error.message : isKept ? lead(view) : null}
          </p>
        </div>
        {isKept ? (
          <Button variant="tertiary" isPending={save.isPending} onPress={() => save.mutate()}>
            {save.isPending ? <Spinner color="current" size="sm" /> : <Download aria-hidden />}
            Save these rows
          </Button>
        ) : null}
      </div>
      {choices.length > 1 ? (
        <FilterChips choices={choices} value={choice?.id ?? ""} onChange={setChosen} />
      ) : null}
      <ProblemRows view={view} filter={choice?.filter ?? {}} />
    </Panel>
  );
}

const lead = ({ started_at, check }: ImportView): string =>
  check.skip === 0
    ? "These rows go in all the same; it is good to know."
    : started_at === null
      ? "Correct the rows that are left out and upload them again, or go on without them."
      : "Save the rows that were left out, correct them and upload them again.";
