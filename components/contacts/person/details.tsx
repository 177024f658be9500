"use client";

import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { clockTime } from "@/components/ui/time-words";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { ContactView } from "@/lib/contacts/schema";
import { fieldWords } from "@/lib/templates/variables";
import { languageName } from "../edit/languages";
import { overWords, valueWords } from "../words";
import { RevealNumber } from "./reveal-number";

type Props = { person: ContactView; definitions: DefinitionView[] };

const sources: Readonly<Record<string, string>> = {
  staff: "Added by staff",
  api: "Added by API",
  import: "Came with an import",
  inbound: "Texted first",
  message: "Texted by number",
};

/** Everything else that is known: further numbers, language, clock, own fields, and where they came from. */
export function Details({ person, definitions }: Props) {
  const { now } = useClock();
  const own = [
    ...definitions.map((field) => ({ key: field.key, label: field.label })),
    ...Object.keys(person.attributes)
      .filter((key) => !definitions.some((field) => field.key === key))
      .map((key) => ({ key, label: fieldWords(key) })),
  ];
  return (
    <Panel aria-labelledby="details-title" className="p-5">
      <h2 id="details-title" className="mb-3 font-semibold tracking-tight">
        Details
      </h2>
      <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2.5 text-sm">
        {person.other_numbers.map((number) => (
          <Row key={number.contact_id} label="Also">
            <RevealNumber contactId={number.contact_id} phone={number.phone} />
          </Row>
        ))}
        <Row label="E-mail">{person.email ? <bdi>{person.email}</bdi> : "–"}</Row>
        {person.preferred_channel ? (
          <Row label="Likes best">{overWords[person.preferred_channel]}</Row>
        ) : null}
        <Row label="Language">{person.language ? languageName(person.language) : "–"}</Row>
        <Row label="Time zone">
          {person.time_zone ? (
            <>
              {person.time_zone.replaceAll("_", " ")}
              <span className="block text-muted">{clockTime(now, person.time_zone)} there now</span>
            </>
          ) : (
            "Not known"
          )}
        </Row>
        {own.map(({ key, label }) => (
          <Row key={key} label={label}>
            <bdi>{valueWords(person.attributes[key])}</bdi>
          </Row>
        ))}
        <Row label="Here since">
          <Moment at={person.created_at} />
          <span className="block text-muted">{sources[person.source] ?? fieldWords(person.source)}</span>
        </Row>
      </dl>
    </Panel>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted [overflow-wrap:anywhere]">{label}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
