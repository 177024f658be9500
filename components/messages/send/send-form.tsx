"use client";

import { Button, Modal } from "@heroui/react";
import { SendHorizontal } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { PicturesField } from "@/components/media/pictures-field";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { ModeSwitch, TemplateField, WordsField } from "./content-fields";
import { DialogHeader } from "./dialog-header";
import type { Draft } from "./draft";
import { PhonePreview } from "./phone-preview";
import { RecipientField } from "./recipient-field";
import { SavingOffer } from "./saving-offer";
import { useFocusPath } from "./use-focus-path";
import { useSendForm } from "./use-send-form";
import { VariableFields } from "./variable-fields";
import { VerdictNotice } from "./verdict-notice";
import { WhenField } from "./when-field";

type Props = {
  start: Draft;
  onChange: (draft: Draft) => void;
  onSent: (messageId: number, draft: Draft) => void;
  onClose: () => void;
};

/** The writing side and, beside it, the phone. */
export function SendForm(props: Props) {
  const form = useSendForm(props);
  const { draft, faults, change } = form;
  const formRef = useRef<HTMLFormElement>(null);
  useFocusPath(formRef, draft.recipient !== null, form.refusals);
  return (
    <form ref={formRef} noValidate onSubmit={form.submit} className="flex min-h-0 flex-1 flex-col">
      <DialogHeader title="Send a text" />
      <Modal.Body className="m-0 grid gap-x-8 gap-y-6 px-5 py-5 text-foreground sm:px-6 md:grid-cols-[1fr_20rem]">
        <div className="space-y-5">
          <RecipientField
            value={draft.recipient}
            error={faults.recipient}
            onChange={(value) => change({ recipient: value })}
          />
          <ModeSwitch mode={draft.mode} onChange={(mode) => change({ mode })} />
          {draft.mode === "template" ? (
            <TemplateField
              templates={form.templates}
              value={draft.templateId}
              error={faults.templateId}
              onChange={(templateId) => change({ templateId })}
            />
          ) : (
            <div className="space-y-2">
              <WordsField value={draft.body} error={faults.body} onChange={(body) => change({ body })} />
              <PicturesField
                addresses={draft.pictures}
                error={faults.pictures}
                onAdd={(address) => form.changePictures((all) => [...all, address])}
                onRemove={(index) => form.changePictures((all) => all.toSpliced(index, 1))}
                onPutBack={(index, address) => form.changePictures((all) => all.toSpliced(index, 0, address))}
              />
            </div>
          )}
          <VariableFields
            placeholders={form.placeholders}
            filled={form.filled}
            missing={form.told?.missing_variables ?? []}
            values={draft.variables}
            faults={faults}
            onChange={(key, value) => change({ variables: { ...draft.variables, [key]: value } })}
          />
          <WhenField
            when={draft.when}
            sendAt={draft.sendAt}
            zone={form.timeZone}
            zoneOf={form.zoneOf}
            error={faults.sendAt}
            onWhen={(when) => change({ when })}
            onSendAt={(sendAt) => change({ sendAt })}
          />
        </div>
        <div className="space-y-4">
          <PhonePreview
            shown={form.shown}
            pictures={form.pictures}
            told={form.told}
            isSettling={form.isSettling}
            isEmpty={form.isEmpty}
          />
          {form.saving ? (
            <SavingOffer
              saving={form.saving}
              told={form.told}
              onTake={() => (form.saving ? change(form.saving.change) : undefined)}
            />
          ) : null}
        </div>
      </Modal.Body>
      <Modal.Footer className="flex-col items-stretch gap-3 border-t border-separator px-5 py-4 sm:px-6">
        <Refusal problem={form.problem} onClose={props.onClose} />
        {!form.problem?.message && form.told && form.isTimed ? (
          <VerdictNotice preview={form.told} onSendAnyway={() => change({ isPersonal: true })} />
        ) : null}
        {form.told?.warnings.map((warning) => (
          <p key={warning.code} className="text-sm text-muted">
            {warning.message}
          </p>
        ))}
        <div className="flex items-center justify-end gap-2">
          <Button variant="tertiary" onPress={props.onClose}>
            Keep for later
          </Button>
          <Button
            type="submit"
            isPending={form.isSending}
            isDisabled={form.told?.verdict.outcome === "suppress"}
          >
            <SendHorizontal aria-hidden />
            {form.isSending ? "Sending…" : draft.when === "later" ? "Schedule" : "Send"}
          </Button>
        </div>
      </Modal.Footer>
    </form>
  );
}

type Problem = NonNullable<ReturnType<typeof useSendForm>["problem"]>;

function Refusal({ problem, onClose }: { problem: Problem | null; onClose: () => void }) {
  const { path } = useWorkspace();
  if (!problem?.message) return null;
  const isStored = problem.messageId !== null;
  return (
    <Notice tone="bad" role="alert" title={isStored ? `Not sent. ${problem.message}` : problem.message}>
      {problem.status === 401 ? (
        <a
          href="/login"
          target="_blank"
          rel="noreferrer"
          className="font-medium underline underline-offset-4"
        >
          Sign in in a new tab, then press Send again
        </a>
      ) : null}
      {isStored ? (
        <Link
          href={path(`/messages?message=${problem.messageId}`)}
          onClick={onClose}
          className="font-medium underline underline-offset-4"
        >
          See why
        </Link>
      ) : null}
    </Notice>
  );
}
