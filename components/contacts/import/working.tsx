"use client";

import { Button, ProgressBar } from "@heroui/react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { useImportAction } from "./use-import";

const onceMore = "Every row is looked at once more with your choices, then the import goes on by itself.";
const sentences: Partial<Record<ImportView["status"], string>> = {
  reading: "The file is being uploaded in another window.",
  checking: "Every row is being looked at. Nothing is saved yet.",
  running: "You can leave this page; the import goes on by itself.",
  undoing: "You can leave this page; the import is being taken back.",
};

/** How far the import is, moving by itself. */
export function Working({ view }: { view: ImportView }) {
  const { may } = useWorkspace();
  const cancel = useImportAction(view.id, "cancel");
  const share = view.rows_total === 0 ? 0 : (view.rows_done / view.rows_total) * 100;
  const done = view.rows_done.toLocaleString("en-US");
  const canCancel = (view.status === "checking" || view.status === "running") && may("contacts:write");
  return (
    <Panel aria-label="Progress" className="space-y-5 px-5 py-8 md:px-8">
      <ProgressBar value={share} aria-label="Rows done">
        <div className="mb-2 flex items-baseline justify-between gap-4">
          <span className="text-lg font-semibold tracking-tight tabular-nums">{Math.floor(share)} %</span>
          <span className="text-sm tabular-nums text-muted">
            {done} of {view.rows_total.toLocaleString("en-US")} rows
          </span>
        </div>
        <ProgressBar.Track>
          <ProgressBar.Fill />
        </ProgressBar.Track>
      </ProgressBar>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-sm text-muted">
          {view.status === "checking" && view.is_automatic ? onceMore : sentences[view.status]}
        </p>
        {canCancel ? (
          <Button variant="tertiary" isPending={cancel.isPending} onPress={() => cancel.mutate({})}>
            {view.status === "running" ? "Stop here" : "Cancel"}
          </Button>
        ) : null}
      </div>
      {cancel.error ? <Notice tone="bad" role="alert" title={cancel.error.message} /> : null}
    </Panel>
  );
}
