"use client";

import { Button, cn } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { Pictures } from "@/components/media/pictures";
import { StatusChip } from "@/components/messages/status-chip";
import { categoryWords } from "@/components/messages/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { relativeTime } from "@/components/ui/time-words";
import { toast } from "@/components/ui/toast";
import type { ThreadMessage } from "@/lib/inbox/conversations-schema";
import { intentWords } from "./intent-words";
import { ReceivedMedia } from "./received-media";
import { useRefreshInbox } from "./use-inbox";
import { WhyAnswer } from "./why-answer";

const messageView = async () => (await import("@/lib/messages/schema")).messageView;

type Props = { text: ThreadMessage; conversationId: number; onStory: (messageId: number) => void };

const neverLeft = new Set(["suppressed", "canceled", "failed"]);

/** One text with who wrote it, when, and what became of it. */
export function Said({ text, conversationId, onStory }: Props) {
  const why = { conversationId, messageId: text.id };
  const isOurs = text.direction === "outbound";
  const { media_urls: media } = text;
  return (
    <div className={cn("flex flex-col gap-1", isOurs ? "items-end" : "items-start")}>
      <Bubble
        as="span"
        direction={text.direction}
        isDimmed={neverLeft.has(text.status)}
        className="max-w-[min(85%,34rem)]"
      >
        {media.length === 0 ? null : isOurs ? (
          <Pictures addresses={media} className={text.body ? "mb-1.5" : undefined} />
        ) : (
          <ReceivedMedia text={text} />
        )}
        {text.body || (media.length > 0 ? null : "No words")}
      </Bubble>
      <span
        className={cn(
          "flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 px-1 text-xs text-muted tabular-nums",
          isOurs && "justify-end",
        )}
      >
        {isOurs ? (
          <button
            type="button"
            aria-label="Show the story of this text"
            className="cursor-pointer rounded-full max-md:-my-2.5 max-md:py-2.5"
            onClick={() => onStory(text.id)}
          >
            <StatusChip status={text.status} reason={text.reason} />
          </button>
        ) : null}
        <Moment at={text.created_at} style="clock" />
        {isOurs ? <Author text={text} /> : null}
        {isOurs && isAutomatic(text) ? (
          <WhyAnswer {...why} title="Why this answer?">
            Why this answer?
          </WhyAnswer>
        ) : null}
        {text.intent ? (
          <WhyAnswer {...why} title="What was made of this text">
            {intentWords[text.intent.intent]}
          </WhyAnswer>
        ) : null}
        {text.channel === "whatsapp" ? <span>WhatsApp</span> : null}
        <Planned text={text} />
      </span>
    </div>
  );
}

const isAutomatic = ({ category, sent_by_kind: by }: ThreadMessage): boolean =>
  category === "conversation" && by === "system";

/** A colleague by name; the assistant and what goes out by itself by what it is. */
function Author({ text }: { text: ThreadMessage }) {
  if (text.category !== "conversation") return <span>{categoryWords[text.category]}</span>;
  if (isAutomatic(text))
    return (
      <span className="flex items-center gap-1">
        <Bot aria-hidden className="size-3.5" />
        Automatic
      </span>
    );
  return <span>{text.sent_by}</span>;
}

/** A text that waits for its hour, and calling it off. */
function Planned({ text }: { text: ThreadMessage }) {
  const { api, may } = useWorkspace();
  const { now, timeZone } = useClock();
  const refresh = useRefreshInbox();
  const cancel = useMutation({
    mutationFn: () => api.post(`/messages/${text.id}/cancel`, undefined, { answer: messageView }),
    onSuccess: refresh,
    onError: (error) => toast.danger(error.message),
  });
  const due = Date.parse(text.due_at);
  if (text.status !== "queued" || due < now + 60_000) return null;
  return (
    <>
      <span>goes out {relativeTime(due, now, timeZone)}</span>
      {may("messages:write") ? (
        <Button
          size="sm"
          variant="ghost"
          className="max-md:h-11"
          isPending={cancel.isPending}
          onPress={() => cancel.mutate()}
        >
          Call it off
        </Button>
      ) : null}
    </>
  );
}
