"use client";

import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { BackLink } from "@/components/shell/back-link";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import type { ImportView as View } from "@/lib/contacts/import/view-schema";
import { DiscardButton } from "./discard-button";
import { MapStep } from "./map-step";
import { Steps } from "./steps";
import { useImport } from "./use-import";
import { useStepFocus } from "./use-step-focus";
import { counted, isBusy, statusWords } from "./words";
import { Working } from "./working";

const CheckStep = dynamic(() => import("./check-step").then((file) => file.CheckStep));
const ConfirmStep = dynamic(() => import("./confirm-step").then((file) => file.ConfirmStep));
const DoneStep = dynamic(() => import("./done-step").then((file) => file.DoneStep));

type Props = { first: View; at: number };

/** One import at its own address, from matching columns to undo: whoever opens it goes on where it is. */
export function ImportView({ first, at }: Props) {
  const { may } = useWorkspace();
  const { data: view, error } = useImport(first, at);
  const [step, setStep] = useQueryState(
    "step",
    parseAsStringLiteral(["map", "check", "confirm"]).withDefault("map").withOptions({ history: "push" }),
  );
  // One that was started with other choices is checked once more on its way.
  const isOpen = view.status === "ready" || (view.status === "checking" && !view.is_automatic);
  const canGoOn = isOpen && may("contacts:write");
  const body = useStepFocus(`${view.id}.${isOpen ? step : view.status}`);
  const name = view.file_name ?? `Import ${view.id}`;
  return (
    <>
      <BackLink to="/contacts/import">All imports</BackLink>
      <PageHeader
        title={isOpen ? "Import contacts" : headings[view.status]}
        lead={`${name} · ${counted(view.rows_total, "row", "rows")}`}
      >
        {canGoOn ? <DiscardButton view={view} /> : null}
      </PageHeader>
      {error ? (
        <Notice tone="bad" role="alert" className="mb-4" title="The import could not be refreshed.">
          {error.message}
        </Notice>
      ) : null}
      <div ref={body} tabIndex={-1} className="outline-none">
        {isOpen && !canGoOn ? (
          <Notice tone="wait" title={`${statusWords[view.status]}.`}>
            {view.created_by} uploaded this list. Only somebody who may change contacts can go on with it.
          </Notice>
        ) : isOpen ? (
          <>
            <Steps at={step === "map" ? 1 : step === "check" ? 2 : 3} />
            {step === "map" ? (
              <MapStep key={view.id} view={view} onNext={() => void setStep("check")} />
            ) : view.status === "checking" ? (
              <Working view={view} />
            ) : step === "check" ? (
              <CheckStep
                view={view}
                onBack={() => void setStep("map")}
                onNext={() => void setStep("confirm")}
              />
            ) : (
              <ConfirmStep
                view={view}
                onBack={() => void setStep("check")}
                onStarted={() => void setStep(null, { history: "replace" })}
              />
            )}
          </>
        ) : isBusy(view.status) ? (
          <Working view={view} />
        ) : (
          <DoneStep view={view} />
        )}
      </div>
    </>
  );
}

const headings: Record<View["status"], string> = {
  reading: "Uploading",
  checking: "Checking",
  ready: "Import contacts",
  running: "Importing",
  finished: "Import done",
  undoing: "Undoing the import",
  undone: "Import undone",
  canceled: "Import canceled",
  failed: "Upload failed",
};
