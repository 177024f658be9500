"use client";

import { Button, cn } from "@heroui/react";
import { SlidersHorizontal, X } from "lucide-react";
import { type RefObject, useState } from "react";
import { Choice } from "@/components/ui/choice";
import { useClock } from "@/components/ui/clock";
import { dayOf } from "@/components/ui/time-words";
import { DateFilter } from "./date-filter";
import { type Filters, filterWords, noFilters } from "./filters";
import { PersonFilter } from "./person-filter";
import { useContact } from "./use-contacts";
import { categoryOptions, channelOptions, directionOptions, statusOptions } from "./words";

type Props = {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
};

/** What the list shows, as words that can be changed; on a phone they unfold. */
export function MessageFilters({ filters, onChange, searchRef }: Props) {
  const [isUnfolded, setUnfolded] = useState(false);
  const chosen = Object.entries(filters).filter(
    ([name, value]) => value !== null && name !== "to" && name !== "contact",
  ).length;
  return (
    <search aria-label="Filter messages" className="space-y-3 border-b border-separator p-3 md:p-4">
      <div className="grid grid-cols-2 gap-2 md:grid-cols-[1.6fr_repeat(5,1fr)]">
        <div className="col-span-2 flex gap-2 md:col-span-1 [&>:first-child]:min-w-0 [&>:first-child]:flex-1">
          <PersonFilter
            contactId={filters.contact}
            onChange={(contact) => onChange({ contact })}
            inputRef={searchRef}
          />
          <Button
            variant="tertiary"
            className="md:hidden"
            aria-expanded={isUnfolded}
            aria-controls="message-filters"
            onPress={() => setUnfolded(!isUnfolded)}
          >
            <SlidersHorizontal aria-hidden />
            {chosen > 0 ? `Filters (${chosen})` : "Filters"}
          </Button>
        </div>
        <div id="message-filters" className={cn("contents", !isUnfolded && "max-md:hidden")}>
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
          <DateFilter from={filters.from} to={filters.to} onChange={onChange} />
        </div>
      </div>
      <Summary filters={filters} onClear={() => onChange(noFilters)} />
    </search>
  );
}

function Summary({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { now, timeZone } = useClock();
  const contact = useContact(filters.contact).data;
  const words = filterWords(filters, dayOf(now, timeZone), contact ? (contact.name ?? contact.phone) : null);
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
