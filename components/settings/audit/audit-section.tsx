"use client";

import { Button, Skeleton } from "@heroui/react";
import { FileClock, SearchX } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { DateFilter } from "@/components/messages/date-filter";
import { queryString } from "@/components/shell/api";
import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Choice } from "@/components/ui/choice";
import { useClock } from "@/components/ui/clock";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { dayOf, longDay } from "@/components/ui/time-words";
import type { ActorKind } from "@/db/enums";
import type { AuditEventView } from "@/lib/workspaces/audit-schema";
import { auditDeed } from "@/lib/workspaces/audit-sentence";
import { SectionPage } from "../section-page";
import {
  type AuditWish,
  auditParsers,
  auditQuery,
  subjectPage,
  subjects,
  subjectWords,
} from "./audit-filters";
import { CsvButton } from "./csv-button";

const auditEventView = async () => (await import("@/lib/workspaces/audit-schema")).auditEventView;

type Person = { kind: ActorKind; id: number | null; name: string };
type Props = { first: FirstPage<AuditWish, AuditEventView>; people: Person[] };

/** Who did what, when, in sentences. */
export function AuditSection({ first, people }: Props) {
  const { may } = useWorkspace();
  const [wish, setWish] = useQueryStates(auditParsers, { history: "replace" });
  const query = usePages({
    resource: "audit-events",
    key: [wish],
    path: "/audit-events",
    query: auditQuery(wish),
    row: auditEventView,
    first: firstFor(first, wish),
    keepsRows: true,
  });
  const events = query.data?.rows ?? [];
  const isFiltered = Object.values(wish).some((value) => value !== null);
  const hidden = new Set([
    ...(may("api_keys:read") ? [] : ["api_key"]),
    ...(may("members:write") ? [] : ["invite"]),
  ]);
  return (
    <SectionPage
      title="Audit log"
      lead="Who did what, when. Nobody can change it."
      action={<CsvButton query={queryString(auditQuery(wish))} />}
    >
      <search className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        <Choice
          label="Who"
          anything="Anybody"
          value={wish.who}
          options={people.map((person) => ({ id: whoOf(person), label: person.name }))}
          onChange={(who) => void setWish({ who })}
        />
        <Choice
          label="About"
          anything="Everything"
          value={wish.about}
          options={subjects.filter((s) => !hidden.has(s)).map((s) => ({ id: s, label: subjectWords[s] }))}
          onChange={(about) => void setWish({ about })}
        />
        <DateFilter from={wish.from} to={wish.to} onChange={(days) => void setWish(days)} />
      </search>
      <div aria-busy={query.isFetching}>
        {query.isPending ? <Lines /> : null}
        {!query.isPending && events.length === 0 ? (
          <Panel>
            {isFiltered ? (
              <Empty
                icon={SearchX}
                title="Nothing like that"
                action={
                  <Button
                    variant="secondary"
                    onPress={() => void setWish({ who: null, about: null, from: null, to: null })}
                  >
                    Show everything
                  </Button>
                }
              />
            ) : (
              <Empty icon={FileClock} title="Nothing happened yet" />
            )}
          </Panel>
        ) : null}
        <Days events={events} />
        <LoadMore list={query} label="Show more" className="p-3 text-center" />
      </div>
    </SectionPage>
  );
}

const whoOf = ({ kind, id }: Person): string => (id === null ? kind : `${kind}-${id}`);

/** The log, day by day on the workspace's calendar. */
function Days({ events }: { events: AuditEventView[] }) {
  const { timeZone } = useClock();
  const days = Map.groupBy(events, (event) => dayOf(Date.parse(event.at), timeZone));
  return [...days].map(([day, entries]) => (
    <section key={day} className="mb-5" aria-label={longDay(Date.parse(entries[0]?.at ?? day), timeZone)}>
      <h2 className="mb-2 text-sm font-medium text-muted">
        {longDay(Date.parse(entries[0]?.at ?? day), timeZone)}
      </h2>
      <Panel>
        <ol className="divide-y divide-separator">
          {entries.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ol>
      </Panel>
    </section>
  ));
}

function Entry({ event }: { event: AuditEventView }) {
  const { path } = useWorkspace();
  const href = subjectPage(event);
  return (
    <li className="flex gap-4 px-4 py-3 sm:px-5">
      <p className="min-w-0 flex-1 text-pretty break-words">
        <bdi className="font-medium">{event.actor.name}</bdi>{" "}
        {href ? (
          <Link href={path(href)} className="decoration-border underline-offset-4 hover:underline">
            {auditDeed(event)}
          </Link>
        ) : (
          auditDeed(event)
        )}
      </p>
      <Moment at={event.at} style="clock" className="shrink-0 pt-0.5 text-sm text-muted tabular-nums" />
    </li>
  );
}

function Lines() {
  return (
    <Panel role="status" aria-label="Loading the log" className="space-y-4 p-5">
      {Array.from({ length: 6 }, (_, n) => (
        <Skeleton key={n} className="h-4 w-full rounded" />
      ))}
    </Panel>
  );
}
