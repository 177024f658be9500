"use client";

import { Button, cn, Disclosure } from "@heroui/react";
import { BellOff, Check, CircleHelp, History, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { Panel } from "@/components/ui/panel";
import type { ConsentEvent, ContactConsent } from "@/lib/contacts/consent-schema";
import { overWords } from "../words";
import { type ConsentLine, consentLines, eventSentence, exactly } from "./consent-words";
import type { OptInProps } from "./opt-in-dialog";
import type { OptOutProps } from "./opt-out-dialog";

const optIn = laterPart<OptInProps>(async () => (await import("./opt-in-dialog")).OptInDialog);
const optOut = laterPart<OptOutProps>(async () => (await import("./opt-out-dialog")).OptOutDialog);

type Props = { personId: number; consent: ContactConsent; isStopped: boolean };

/** What a person said yes and no to, channel by channel, each with the words it rests on. */
export function ConsentPanel({ personId, consent, isStopped }: Props) {
  const { may } = useWorkspace();
  const [dialog, setDialog] = useState<"in" | "out" | null>(null);
  const close = () => setDialog(null);
  return (
    <Panel aria-labelledby="consent-title" className="p-5">
      <h2 id="consent-title" className="mb-4 font-semibold tracking-tight">
        What they agreed to
      </h2>
      <div className="space-y-5">
        {consent.numbers.map((number) => (
          <section key={number.contact_id} className="space-y-4">
            {consent.numbers.length > 1 ? (
              <h3 className="text-sm font-medium tabular-nums">{number.phone}</h3>
            ) : null}
            {number.channels.map(({ channel, purposes }) => (
              <div key={channel}>
                <h3 className="mb-2 text-xs font-medium text-muted">{overWords[channel]}</h3>
                <ul className="space-y-3">
                  {consentLines(purposes, consent.events).map((line) => (
                    <Line key={line.key} line={line} />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
      {may("consent:write") ? (
        <div className="mt-5 flex flex-wrap gap-2">
          {isStopped ? null : (
            <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => setDialog("out")}>
              They want fewer texts
            </Button>
          )}
          <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => setDialog("in")}>
            They said yes
          </Button>
        </div>
      ) : null}
      {consent.events.length > 0 ? <Ledger events={consent.events} /> : null}
      <OnDemand part={optOut} props={{ personId, isOpen: dialog === "out", onClose: close }} />
      <OnDemand
        part={optIn}
        props={{ numbers: consent.numbers, isStopped, isOpen: dialog === "in", onClose: close }}
      />
    </Panel>
  );
}

const looks: Record<ConsentLine["state"], { icon: LucideIcon; tone: string }> = {
  opted_out: { icon: BellOff, tone: "text-danger-soft-foreground" },
  opted_in: { icon: Check, tone: "text-success-soft-foreground" },
  open: { icon: Check, tone: "text-muted" },
  unproven: { icon: CircleHelp, tone: "text-muted" },
};

function Line({ line }: { line: ConsentLine }) {
  const clock = useClock();
  const { icon: Icon, tone } = looks[line.state];
  return (
    <li className="flex gap-2.5 text-sm">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tone)} strokeWidth={2.2} />
      <div className="min-w-0">
        <p>
          {line.what}: <span className={cn("font-medium", tone)}>{line.verdict}</span>
        </p>
        {line.event ? (
          <p title={exactly(line.event.at, clock)} className="mt-0.5 text-muted [overflow-wrap:anywhere]">
            <bdi>{eventSentence(line.event, clock)}</bdi>
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Ledger({ events }: { events: ConsentEvent[] }) {
  const clock = useClock();
  const { path } = useWorkspace();
  return (
    <Disclosure className="mt-4 border-t border-separator pt-3">
      <Disclosure.Heading>
        <Button slot="trigger" size="sm" variant="ghost" className="-ml-3 max-md:h-11">
          <History aria-hidden />
          Everything they ever said ({events.length})
          <Disclosure.Indicator />
        </Button>
      </Disclosure.Heading>
      <Disclosure.Content>
        <ol className="space-y-3 pt-3 text-sm">
          {events.map((event) => (
            <li key={event.id} title={exactly(event.at, clock)} className="[overflow-wrap:anywhere]">
              <bdi>{eventSentence(event, clock)}</bdi>{" "}
              {event.message_id ? (
                <Link
                  href={path(`/messages?message=${event.message_id}`)}
                  className="text-muted underline underline-offset-2"
                >
                  The text
                </Link>
              ) : null}
            </li>
          ))}
        </ol>
      </Disclosure.Content>
    </Disclosure>
  );
}
