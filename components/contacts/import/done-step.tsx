"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { ProblemList } from "./problem-list";
import { Tallies } from "./tallies";
import { UndoButton } from "./undo-button";
import { counted, people, resultSentence } from "./words";

/** What an import came to, what is left to look at, and the way back while there is one. */
export function DoneStep({ view }: { view: ImportView }) {
  const { path } = useWorkspace();
  if (view.status === "failed") {
    return <Notice tone="bad" title={view.problem ?? "This upload failed. Nothing was imported."} />;
  }
  if (view.started_at === null)
    return <Notice tone="wait" title="It was canceled before anything was imported." />;
  const { result, undo } = view;
  const isUndone = view.status === "undone";
  return (
    <div className="space-y-4">
      <Panel aria-label="Result" className="px-5 py-6 md:px-6">
        <h2 className="text-lg font-semibold tracking-tight">{resultSentence(view)}</h2>
        <Tallies
          className="mt-5"
          items={
            isUndone
              ? [
                  { label: "Removed", value: undo.removed },
                  { label: "Changed back", value: undo.restored },
                  { label: "Opt-ins withdrawn", value: undo.withdrawn },
                  { label: "Stayed", value: undo.kept },
                ]
              : [
                  { label: "Added", value: result.created },
                  { label: "Updated", value: result.updated },
                  { label: "Opted in", value: result.opted_in },
                  { label: "Left out", value: result.skipped },
                ]
          }
        />
        <ul className="mt-5 list-disc space-y-1 pl-5 text-sm text-muted empty:hidden">
          {notes(view).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Link href={path("/contacts")} className="button button--primary button--md">
            See your contacts
            <ArrowRight aria-hidden />
          </Link>
          <UndoButton one={view} label="Undo the import" />
          {view.undo_until ? (
            <span className="text-sm text-muted">
              Possible until <Moment at={view.undo_until} />
            </span>
          ) : null}
        </div>
      </Panel>
      {!isUndone && view.problems.length > 0 ? <ProblemList view={view} /> : null}
    </div>
  );
}

function notes({ status, result, undo, consent }: ImportView): string[] {
  if (status === "undone") {
    return undo.kept > 0
      ? [
          `${people(undo.kept)} ${undo.kept === 1 ? "was" : "were"} changed or texted since and stay${undo.kept === 1 ? "s" : ""}.`,
        ]
      : [];
  }
  return [
    ...(status === "canceled" ? ["It was stopped in the middle. What was imported until then is here."] : []),
    ...(result.stays_stopped > 0
      ? [
          `${people(result.stays_stopped)} stopped texts earlier and stay${result.stays_stopped === 1 ? "s" : ""} stopped.`,
        ]
      : []),
    ...(consent === null ? ["Nobody was opted in to marketing, because no evidence was given."] : []),
    ...(result.unchanged > 0
      ? [`${counted(result.unchanged, "person was", "people were")} here already with the same details.`]
      : []),
  ];
}
