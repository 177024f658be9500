"use client";

import { Button, Kbd, SearchField, Switch } from "@heroui/react";
import { MessageSquareDashed, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Choice } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import { filterParsers, isFiltered } from "./filters";
import { Starters } from "./starters";
import { TemplateCard } from "./template-card";
import { type FirstPage, useTemplateList } from "./use-template-list";
import { purposeOptions } from "./words";

/** The workspace's prepared texts. */
export function TemplatesView({ first }: { first: FirstPage }) {
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

  const templates = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageHeader title="Templates" lead="Written once, sent with each person’s own details.">
        {mayWrite ? <NewButton /> : null}
      </PageHeader>
      <search aria-label="Filter templates" className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchField
          aria-label="Search templates"
          variant="secondary"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null })}
          className="min-w-0 flex-1 basis-64 md:max-w-sm"
        >
          <SearchField.Group>
            <SearchField.SearchIcon />
            <SearchField.Input ref={search} placeholder="Name or words of the text" maxLength={100} />
            <SearchField.ClearButton />
          </SearchField.Group>
        </SearchField>
        <Choice
          label="Purpose"
          anything="Any purpose"
          value={filters.purpose}
          options={purposeOptions}
          onChange={(purpose) => void setFilters({ purpose })}
          className="w-44"
        />
        <Switch
          isSelected={filters.archived}
          onChange={(archived) => void setFilters({ archived: archived || null })}
          className="justify-center self-center md:ml-auto"
        >
          <Switch.Content>
            <Switch.Control>
              <Switch.Thumb />
            </Switch.Control>
            Archived
          </Switch.Content>
        </Switch>
      </search>
      {list.isError ? (
        <Notice tone="bad" role="alert" className="mb-4" title="The list could not be refreshed.">
          {list.error.message}
        </Notice>
      ) : null}
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

function NewButton() {
  const { path } = useWorkspace();
  return (
    <Link
      href={path("/templates/new")}
      aria-keyshortcuts="n"
      className="button button--primary button--md shrink-0"
    >
      <Plus aria-hidden />
      New template
      <Kbd
        aria-hidden
        className="-mr-1.5 h-5 min-w-5 bg-accent-foreground/15 text-accent-foreground max-md:hidden"
      >
        <Kbd.Content>n</Kbd.Content>
      </Kbd>
    </Link>
  );
}

type NothingProps = { isArchived: boolean; isFiltered: boolean; onClear: () => void };

function Nothing({ isArchived, isFiltered: isNarrow, onClear }: NothingProps) {
  const { may } = useWorkspace();
  if (isNarrow) {
    return (
      <Empty
        icon={MessageSquareDashed}
        title="No template fits"
        action={
          <Button variant="secondary" onPress={onClear}>
            Show all
          </Button>
        }
      >
        Nothing here has these words and this purpose{isArchived ? " in the archive" : ""}.
      </Empty>
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
