import { cn } from "@heroui/react";
import { BellOff, Check, CircleHelp, type LucideIcon, Minus } from "lucide-react";
import type { ContactView } from "@/lib/contacts/schema";
import { type OfferState, offerState, offerWords } from "./words";

const looks: Record<OfferState, { icon: LucideIcon; tone: string }> = {
  agreed: { icon: Check, tone: "text-success-soft-foreground" },
  refused: { icon: Minus, tone: "text-muted" },
  no_proof: { icon: CircleHelp, tone: "text-muted" },
  stopped: { icon: BellOff, tone: "text-danger-soft-foreground font-medium" },
};

/** Whether offers may go to somebody, as an icon and a word. */
export function OfferChip({ person, className }: { person: ContactView; className?: string }) {
  const state = offerState(person);
  const { icon: Icon, tone } = looks[state];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", tone, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.2} />
      {offerWords[state]}
    </span>
  );
}
