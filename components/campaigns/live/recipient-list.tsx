"use client";

import { MousePointerClick } from "lucide-react";
import { Who } from "@/components/messages/who";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { RecipientView } from "@/lib/campaigns/recipients-schema";
import { letterOf } from "../words";
import { RecipientChip } from "./recipient-chip";

type Props = { rows: RecipientView[]; isTrial: boolean; onOpen: (messageId: number) => void };

/** One line a person: where their text is, why, and when. Opens the text's story, or the person where there is none. */
export function RecipientList({ rows, isTrial, onOpen }: Props) {
  const { path } = useWorkspace();
  const go = useGo();
  return (
    <ul aria-label="Recipients" className="divide-y divide-separator">
      {rows.map((one) => (
        <li key={one.contact_id}>
          <button
            type="button"
            data-row={one.contact_id}
            onClick={() =>
              one.message_id === null ? go(path(`/contacts/${one.contact_id}`)) : onOpen(one.message_id)
            }
            className="grid w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 px-4 py-2.5 text-left hover:bg-surface-secondary md:grid-cols-[minmax(0,1fr)_13.5rem_minmax(0,1.9fr)_7.5rem] md:px-7"
          >
            <span className="flex min-w-0 items-center gap-2.5">
              {isTrial ? (
                <span
                  title={`Text ${letterOf(one.variant)}`}
                  className="grid size-6 shrink-0 place-items-center rounded-md bg-surface-tertiary text-xs font-semibold"
                >
                  {letterOf(one.variant)}
                </span>
              ) : null}
              <Who person={{ contact_name: one.name, phone: one.phone }} />
            </span>
            <span className="min-w-0 max-md:order-3 max-md:col-span-2">
              <RecipientChip recipient={one} />
            </span>
            <span className="line-clamp-2 min-w-0 text-sm text-muted max-md:order-4 max-md:col-span-2 max-md:empty:hidden">
              {one.clicked_at ? <Opened at={one.clicked_at} /> : one.sentence}
            </span>
            <span className="text-right text-sm text-muted tabular-nums">
              <When recipient={one} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Opened({ at }: { at: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-foreground">
      <MousePointerClick aria-hidden className="size-3.5 shrink-0 text-accent" />
      <span>
        Opened the link <Moment at={at} />
      </span>
    </span>
  );
}

/** When it arrived, left or is due; nothing for who gets none, or whose turn is simply next. */
function When({ recipient }: { recipient: RecipientView }) {
  const { now } = useClock();
  const { status, delivered_at, sent_at, due_at } = recipient;
  if (status === "excluded" || status === "held_out" || status === "canceled") return null;
  const at = delivered_at ?? sent_at;
  if (at) return <Moment at={at} />;
  return Date.parse(due_at) > now + 60_000 ? <Moment at={due_at} /> : null;
}
