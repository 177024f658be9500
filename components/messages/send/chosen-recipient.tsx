"use client";

import { Chip } from "@heroui/react";
import { Phone, User, X } from "lucide-react";
import { useContact } from "@/components/messages/use-contacts";
import type { Recipient } from "./draft";
import { useNumberReading } from "./use-number-reading";

type Props = { recipient: Recipient; label: string; error: string | undefined; onClear: () => void };

/** Who gets it; for a typed number, how it is read. */
export function ChosenRecipient({ recipient, label, error, onClear }: Props) {
  const isContact = recipient.kind === "contact";
  const contact = useContact(isContact ? recipient.id : null).data;
  const reading = useNumberReading(isContact ? null : recipient.to);
  const Icon = isContact ? User : Phone;
  return (
    <div>
      <p className="label mb-1">{label}</p>
      <div className="flex min-h-11 items-center gap-3 rounded-xl border border-border bg-surface-secondary pr-1 pl-3">
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <p className="min-w-0 flex-1 truncate font-medium tabular-nums">
          <bdi>{isContact ? (recipient.name ?? recipient.phone) : recipient.to}</bdi>
          {isContact && recipient.name ? (
            <span className="ml-2 text-sm font-normal text-muted">{recipient.phone}</span>
          ) : null}
        </p>
        {contact?.isStopped ? (
          <Chip color="danger" variant="soft" className="shrink-0">
            No texts
          </Chip>
        ) : null}
        <button
          type="button"
          aria-label="Choose somebody else"
          onClick={onClear}
          className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg hover:bg-default md:size-9"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          {error}
        </p>
      ) : isContact ? null : (
        <p className="mt-1 text-xs text-muted tabular-nums">
          {reading ? `Read as ${reading}. ` : ""}A number that is new here becomes a contact.
        </p>
      )}
    </div>
  );
}
