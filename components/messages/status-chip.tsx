import { Chip, cn } from "@heroui/react";
import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  Eye,
  type LucideIcon,
  MessageSquareText,
  SearchCheck,
  Send,
  ShieldOff,
} from "lucide-react";
import type { MessageStatus } from "@/db/enums";
import { statusSentence, statusWords } from "./words";

const icons: Record<MessageStatus, LucideIcon> = {
  queued: Clock,
  sending: Send,
  unconfirmed: SearchCheck,
  sent: Check,
  delivered: CheckCheck,
  read: Eye,
  undelivered: CircleAlert,
  failed: CircleAlert,
  suppressed: ShieldOff,
  canceled: Ban,
  received: MessageSquareText,
};

type Props = { status: MessageStatus; reason?: string | null; className?: string };

/** A state as a word, an icon and a color; with its reason in two words where it has one. */
export function StatusChip({ status, reason = null, className }: Props) {
  const Icon = icons[status];
  const { tone } = statusWords[status];
  return (
    <Chip
      color={status === "received" ? "default" : tone}
      variant="soft"
      className={cn(
        "max-w-full gap-1 py-0.5",
        status === "received" && "bg-apricot text-apricot-foreground",
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.2} />
      <Chip.Label className="truncate">{statusSentence(status, reason)}</Chip.Label>
    </Chip>
  );
}
