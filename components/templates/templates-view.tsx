"use client";

import { MessageSquareDashed } from "lucide-react";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { NewLink } from "@/components/shell/new-link";
import { PageHeader } from "@/components/shell/page-header";
import type { FirstPage } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ArchivedSwitch } from "@/components/ui/archived-switch";
import { Choice } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { ListTrouble } from "@/components/ui/list-trouble";
import { LoadMore } from "@/components/ui/load-more";
import { NothingFits } from "@/components/ui/nothing-fits";
import { SearchBox } from "@/components/ui/search-box";
import type { TemplateView } from "@/lib/templates/schema";
import { type Filters, filterParsers, isFiltered } from "./filters";
import { Starters } from "./starters";
import { TemplateCard } from "./template-card";
import { useTemplateList } from "./use-template-list";
import { purposeOptions } from "./words";

/** The workspace's prepared texts. */
export function TemplatesView({ first }: { first: FirstPage<Filters, TemplateView> }) {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const { may, path } = useWorkspace();
  const router = useRouter();
  const search = useRef<HTMLInputElement>(null);
  const list = useTemplateList(filters, first);
  const mayWrite = may("templates:write");
  useHotkeys({
    "/": () => search.current?.focus(),
    ...(mayWrite ? { n: () => router.push(path("/templates/new")) } : {}),
  });

  const templates = list.data?.rows ?? [];
  return (
    <>
      <PageHeader title="Templates" lead="Written once, sent with each person’s own details.">
        {mayWrite ? <NewLink to="/templates/new">New template</NewLink> : null}
      </PageHeader>
      <search aria-label="Filter templates" className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchBox
          label="Search templates"
          placeholder="Name or words of the text"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null })}
          inputRef={search}
          className="min-w-0 flex-1 basis-64 md:max-w-sm"
        />
        <Choice
          label="Purpose"
          anything="Any purpose"
          value={filters.purpose}
          options={purposeOptions}
          onChange={(purpose) => void setFilters({ purpose })}
          className="w-44"
        />
        <ArchivedSwitch
          isSelected={filters.archived}
          onChange={(archived) => void setFilters({ archived: archived || null })}
        />
      </search>
      <ListTrouble list={list} className="mb-4" />
      {templates.length === 0 && !list.isPending ? (
        <Nothing
          isArchived={filters.archived}
          isFiltered={isFiltered(filters)}
          onClear={() => void setFilters({ q: null, purpose: null })}
        />
      ) : (
        <ul
          aria-label="Templates"
          aria-busy={list.isPlaceholderData}
          className="grid gap-4 transition-opacity aria-busy:opacity-60 sm:grid-cols-2 xl:grid-cols-3"
        >
          {templates.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </ul>
      )}
      <LoadMore list={list} className="mt-5 text-center" />
    </>
  );
}

type NothingProps = { isArchived: boolean; isFiltered: boolean; onClear: () => void };

function Nothing({ isArchived, isFiltered: isNarrow, onClear }: NothingProps) {
  const { may } = useWorkspace();
  if (isNarrow) {
    return (
      <NothingFits icon={MessageSquareDashed} title="No template fits" onClear={onClear}>
        Nothing here has these words and this purpose{isArchived ? " in the archive" : ""}.
      </NothingFits>
    );
  }
  if (isArchived) {
    return (
      <Empty icon={MessageSquareDashed} title="The archive is empty">
        Templates that are put away wait here. Their texts stay readable, and one press brings them back.
      </Empty>
    );
  }
  return (
    <Empty
      icon={MessageSquareDashed}
      title="Write it once, send it often"
      action={may("templates:write") ? <Starters /> : null}
    >
      A template is a text with blanks that fill themselves: the name, the hour, the table.
    </Empty>
  );
}
