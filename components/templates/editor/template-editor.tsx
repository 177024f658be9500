"use client";

import { Button } from "@heroui/react";
import { History, Smartphone } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BackLink } from "@/components/shell/back-link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import type { TemplateView } from "@/lib/templates/schema";
import type { EditorFacts } from "../draft";
import { filledWithSamples } from "../draft";
import type { StartingText } from "../starting-texts";
import { TemplateMenu } from "../template-menu";
import { shownName } from "../words";
import { Performance } from "./performance";
import { Preview } from "./preview";
import { ReadOnly } from "./read-only";
import { TemplateFields } from "./template-fields";
import { useEditor } from "./use-editor";

// Opened by a press and seldom: they need not weigh on the page.
const HistoryDrawer = dynamic(() => import("./history-drawer").then((file) => file.HistoryDrawer));
const TestDialog = dynamic(() => import("./test-dialog").then((file) => file.TestDialog));
const TemplateChanged = dynamic(() => import("./template-changed").then((file) => file.TemplateChanged));

type Props = { template: TemplateView | null; start: StartingText | null; facts: EditorFacts };

/** One template: its words, what they look like on a phone, what they cost and what a carrier would mind. */
export function TemplateEditor({ template, start, facts }: Props) {
  const { name: business, path, may } = useWorkspace();
  const router = useRouter();
  const [dialog, setDialog] = useState<"history" | "test" | null>(null);
  const editor = useEditor({
    template,
    start,
    facts,
    onSaved: (saved, isNew) => {
      toast.success(isNew ? "Template saved" : `Saved as version ${saved.version}`);
      if (isNew) router.replace(path(`/templates/${saved.id}`));
      else router.refresh();
    },
  });
  const { base, state, form, copies, copy, language } = editor;
  if (!copy) return null;
  const isEditable = may("templates:write") && (base === null || base.archived_at === null);
  const testBody = copy.missing.length > 0 ? filledWithSamples(editor.text, business) : copy.body;
  return (
    <>
      <header className="mb-6">
        <BackLink to="/templates">Templates</BackLink>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <h1 className="min-w-0 text-2xl leading-tight font-semibold tracking-tight break-words md:text-[1.75rem]">
            {base ? shownName(base) : "New template"}
          </h1>
          <div className="flex items-center gap-1.5">
            {may("messages:write") ? (
              <Button
                variant="tertiary"
                isDisabled={editor.text.trim() === ""}
                onPress={() => setDialog("test")}
              >
                <Smartphone aria-hidden />
                Send a test
              </Button>
            ) : null}
            {base ? (
              <>
                <Button variant="ghost" onPress={() => setDialog("history")}>
                  <History aria-hidden />
                  Version {base.version}
                </Button>
                <TemplateMenu template={base} onArchived={() => router.push(path("/templates"))} />
              </>
            ) : null}
          </div>
        </div>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-8">
        <div className="min-w-0">
          {base && editor.isOvertaken ? (
            <TemplateChanged
              template={base}
              mine={form.getValues()}
              onKeepMine={editor.keepMine}
              onTakeTheirs={editor.rebase}
            />
          ) : null}
          {isEditable ? (
            <TemplateFields
              state={state}
              facts={facts}
              language={language}
              onLanguage={editor.setLanguage}
              copies={copies}
              copy={copy}
              isNew={base === null}
            />
          ) : (
            <ReadOnly template={base} />
          )}
          {base ? <Performance templateId={base.id} /> : null}
        </div>
        <div className="lg:sticky lg:top-6">
          <Preview copies={copies} copy={copy} pictures={editor.pictures} onChoose={editor.choose} />
        </div>
      </div>
      {base && dialog === "history" ? (
        <HistoryDrawer
          isOpen
          template={base}
          isDirty={form.formState.isDirty}
          onClose={() => setDialog(null)}
          onRestored={editor.rebase}
        />
      ) : null}
      {dialog === "test" ? (
        <TestDialog
          isOpen
          body={testBody}
          pictures={editor.pictures}
          templateId={base?.id ?? null}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}
