"use client";

import { Button, cn } from "@heroui/react";
import { SlidersHorizontal, X } from "lucide-react";
import { memo, type RefObject, useState } from "react";
import { Choice } from "@/components/ui/choice";
import { useClock } from "@/components/ui/clock";
import { dayOf } from "@/components/ui/time-words";
import { DateFilter } from "./date-filter";
import { type Filters, filterWords, noFilters } from "./filters";
import { PersonFilter } from "./person-filter";
import { useFilterNames, useFilterOptions } from "./use-filter-options";
import { categoryOptions, channelOptions, directionOptions, statusOptions } from "./words";
import { WordsFilter } from "./words-filter";

type Props = {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
};

const first: readonly string[] = ["q", "contact", "status", "category", "from", "to"];

/** What the list shows, as words that can be changed; the seldom ones unfold, on a phone all do. */
export const MessageFilters = memo(function MessageFilters({ filters, onChange, searchRef }: Props) {
  const chosen = Object.entries(filters).filter(([name, value]) => value !== null && name !== "to");
  const hidden = chosen.filter(([name]) => !first.includes(name)).length;
  const onPhone = chosen.filter(([name]) => name !== "q").length;
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <search aria-label="Filter messages" className="space-y-3 border-b border-separator p-3 md:p-4">
      <div className="grid grid-cols-2 gap-2 md:grid-cols-[1.5fr_1.3fr_1fr_1fr_1fr_auto]">
        <div className="col-span-2 flex gap-2 md:col-span-1 [&>:first-child]:min-w-0 [&>:first-child]:flex-1">
          <WordsFilter value={filters.q} onChange={(q) => onChange({ q })} inputRef={searchRef} />
          <Unfold
            className="md:hidden"
            isUnfolded={isUnfolded}
            count={onPhone}
            onPress={() => setUnfolded(!isUnfolded)}
          />
        </div>
        <div className={cn("contents", !isUnfolded && "max-md:hidden")}>
          <div className="max-md:col-span-2">
            <PersonFilter contactId={filters.contact} onChange={(contact) => onChange({ contact })} />
          </div>
          <Choice
            label="Status"
            anything="Any status"
            value={filters.status}
            options={statusOptions}
            onChange={(status) => onChange({ status })}
          />
          <Choice
            label="Kind"
            anything="Any kind"
            value={filters.category}
            options={categoryOptions}
            onChange={(category) => onChange({ category })}
          />
          <DateFilter from={filters.from} to={filters.to} onChange={onChange} />
          <Unfold
            className="max-md:hidden"
            isUnfolded={isUnfolded}
            count={hidden}
            onPress={() => setUnfolded(!isUnfolded)}
          />
        </div>
        {isUnfolded ? <Seldom filters={filters} onChange={onChange} /> : null}
      </div>
      <Summary filters={filters} onClear={() => onChange(noFilters)} />
    </search>
  );
});

type UnfoldProps = { isUnfolded: boolean; count: number; className: string; onPress: () => void };

function Unfold({ isUnfolded, count, className, onPress }: UnfoldProps) {
  return (
    <Button
      variant="tertiary"
      className={className}
      aria-expanded={isUnfolded}
      aria-controls="seldom-filters"
      onPress={onPress}
    >
      <SlidersHorizontal aria-hidden />
      {count > 0 ? `Filters (${count})` : "Filters"}
    </Button>
  );
}

function Seldom({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const { templates, senders, causes } = useFilterOptions();
  const pick = (value: number | null) => (value === null ? null : String(value));
  const asId = (text: string | null) => (text === null ? null : Number(text));
  return (
    <div id="seldom-filters" className="col-span-full grid grid-cols-2 gap-2 md:grid-cols-5">
      <Choice
        label="Who wrote"
        anything="Both ways"
        value={filters.direction}
        options={directionOptions}
        onChange={(direction) => onChange({ direction })}
      />
      <Choice
        label="Channel"
        anything="Any channel"
        value={filters.channel}
        options={channelOptions}
        onChange={(channel) => onChange({ channel })}
      />
      <Choice
        label="Template"
        anything="Any template"
        value={pick(filters.template)}
        options={templates}
        onChange={(template) => onChange({ template: asId(template) })}
      />
      <Choice
        label="Sender"
        anything="Any sender"
        value={pick(filters.sender)}
        options={senders}
        onChange={(sender) => onChange({ sender: asId(sender) })}
      />
      <Choice
        label="Failed because"
        anything="Failed because…"
        value={pick(filters.code)}
        options={causes}
        onChange={(code) => onChange({ code: asId(code) })}
        className="max-md:col-span-2"
      />
    </div>
  );
}

function Summary({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { now, timeZone } = useClock();
  const words = filterWords(filters, dayOf(now, timeZone), useFilterNames(filters));
  if (words.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <span>
        Showing: <span className="text-foreground">{words.join(" · ")}</span>
      </span>
      <Button size="sm" variant="ghost" onPress={onClear} className="h-7 px-2 md:h-7">
        <X aria-hidden />
        Clear filters
      </Button>
    </p>
  );
}
