"use client";

import { Button, cn, Label, TextArea, TextField } from "@heroui/react";
import { Clock, ImagePlus, SendHorizontal, StickyNote } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { PicturesField } from "@/components/media/pictures-field";
import { timeFault } from "@/components/messages/send/planned-time";
import { SegmentMeter } from "@/components/messages/send/segment-meter";
import { previewHere, usePreview } from "@/components/messages/send/use-preview";
import { WhenField } from "@/components/messages/send/when-field";
import { useClock } from "@/components/ui/clock";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { formatMoney } from "@/lib/money";
import { isBlank } from "./kept-reply";
import { ModeTabs } from "./mode-tabs";
import { ReplyNotices } from "./reply-notices";
import { SendKey, useEnterSends } from "./send-key";
import { TemplateDraft } from "./template-draft";
import { TemplatePicker } from "./template-picker";
import type { Reply } from "./use-reply";

type Props = { detail: ConversationDetail; reply: Reply };

/** Where the answer is written, or a note for the team. */
export function Composer({ detail, reply }: Props) {
  const { draft, change } = reply;
  const { now, timeZone } = useClock();
  const [isPicking, setPicking] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const enterSends = useEnterSends();
  const isNote = draft.mode === "note";
  const hasPictures = isAdding || draft.pictures.length > 0;
  const channel = draft.channel ?? detail.channel;
  const isClosedWindow =
    channel === "whatsapp" && !(detail.whatsapp_until && Date.parse(detail.whatsapp_until) > now);
  const asked =
    isNote || isBlank(draft)
      ? null
      : {
          contact_id: detail.contact.id,
          channel,
          category: "conversation" as const,
          ...(draft.templateId === null ? { body: draft.body } : { template_id: draft.templateId }),
          ...(draft.templateId === null && draft.pictures.length > 0
            ? { media_urls: [...draft.pictures] }
            : {}),
          ...(draft.templateId !== null ? { variables: draft.variables } : {}),
        };
  const preview = usePreview(asked);
  const told = asked && preview.isCurrent ? (preview.data ?? null) : null;
  const blanks = draft.templateId === null ? (draft.body.match(/\{\{[^}]+\}\}/g) ?? []) : [];
  const when = isNote ? null : timeFault(draft, timeZone, now);
  const canSend =
    !isBlank(draft) &&
    !reply.isSending &&
    when === null &&
    (isNote || (!detail.is_opted_out && blanks.length === 0 && reply.rival === null));
  const send = () => canSend && reply.send();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "/" && draft.body === "" && !isNote) {
      event.preventDefault();
      setPicking(true);
    }
    if (event.key === "Escape") (event.target as HTMLElement).blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    if (event.ctrlKey || event.metaKey || (enterSends.isOn && !event.altKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      data-composer
      aria-label={isNote ? "Write a note" : "Write an answer"}
      className={cn(
        "max-h-[75%] shrink-0 overflow-y-auto border-t border-separator px-4 pt-2.5 pb-3",
        isNote && "bg-warning-soft/50",
      )}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ReplyNotices
        detail={detail}
        reply={reply}
        told={told}
        blanks={blanks}
        isClosedWindow={!isNote && isClosedWindow && draft.templateId === null}
        onPick={() => setPicking(true)}
      />
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-2 gap-y-1 whitespace-nowrap">
        <ModeTabs mode={draft.mode} onChange={(mode) => change({ mode })} />
        <span className="flex items-center gap-2">
          <span className="text-xs text-muted tabular-nums">
            {told ? formatMoney(told.estimated_cost_micros, told.currency) : null}
          </span>
          <SendKey {...enterSends} />
        </span>
      </div>
      {draft.templateId !== null && !isNote ? (
        <TemplateDraft reply={reply} told={told} />
      ) : (
        <TextField
          fullWidth
          variant="secondary"
          value={draft.body}
          onChange={(body) => change({ body })}
          maxLength={isNote ? 5000 : 1600}
          isDisabled={!isNote && detail.is_opted_out}
        >
          <Label className="sr-only">{isNote ? "Note for the team" : "Answer"}</Label>
          <TextArea
            rows={Math.min(8, Math.max(2, draft.body.split("\n").length, Math.ceil(draft.body.length / 70)))}
            dir="auto"
            placeholder={
              isNote
                ? "Only your team sees this"
                : detail.is_opted_out
                  ? "They said STOP"
                  : "Your answer, or / for a template"
            }
            onKeyDown={onKeyDown}
            className="resize-none max-md:text-base"
          />
        </TextField>
      )}
      {isNote ? null : (
        <div className="mt-2 max-md:hidden">
          <SegmentMeter shown={previewHere(told?.body ?? draft.body, {}, false)} />
        </div>
      )}
      {draft.when === "later" && !isNote ? (
        <div className="mt-3">
          <WhenField
            when={draft.when}
            sendAt={draft.sendAt}
            zone={timeZone}
            zoneOf={null}
            error={reply.trouble?.fields.send_at}
            onWhen={(value) => change({ when: value })}
            onSendAt={(sendAt) => change({ sendAt })}
          />
        </div>
      ) : null}
      {hasPictures && !isNote ? (
        <div className="mt-2">
          <PicturesField
            addresses={draft.pictures}
            error={reply.trouble?.fields.media_urls}
            onAdd={(address) => change({ pictures: [...draft.pictures, address] })}
            onRemove={(index) => change({ pictures: draft.pictures.toSpliced(index, 1) })}
            onPutBack={(index, address) => change({ pictures: draft.pictures.toSpliced(index, 0, address) })}
          />
        </div>
      ) : null}
      <div className="mt-1.5 flex items-end justify-between gap-3">
        {isNote ? (
          <span />
        ) : (
          <div className="flex min-w-0 flex-wrap items-start gap-x-1">
            <TemplatePicker
              contactId={detail.contact.id}
              isApprovedOnly={isClosedWindow}
              isOpen={isPicking}
              onOpenChange={setPicking}
              onBody={(body) => change({ body, templateId: null })}
              onTemplate={(templateId) => change({ templateId, variables: {} })}
            />
            <Button
              size="sm"
              variant={draft.when === "later" ? "secondary" : "ghost"}
              aria-pressed={draft.when === "later"}
              className="max-md:h-11 max-md:min-w-11"
              onPress={() => change({ when: draft.when === "later" ? "now" : "later" })}
            >
              <Clock aria-hidden />
              <span className="max-sm:sr-only">Later</span>
            </Button>
            <Button
              size="sm"
              variant={hasPictures ? "secondary" : "ghost"}
              aria-pressed={hasPictures}
              className="max-md:h-11 max-md:min-w-11"
              onPress={() => setAdding(!hasPictures)}
            >
              <ImagePlus aria-hidden />
              <span className="max-sm:sr-only">Picture</span>
            </Button>
          </div>
        )}
        <div className="flex shrink-0 items-center gap-3">
          <Button type="submit" isDisabled={!canSend} isPending={reply.isSending}>
            {isNote ? <StickyNote aria-hidden /> : <SendHorizontal aria-hidden />}
            {isNote ? "Keep the note" : draft.when === "later" ? "Schedule" : "Send"}
          </Button>
        </div>
      </div>
    </form>
  );
}
