"use client";

import { Button, cn } from "@heroui/react";
import { BookmarkPlus, PenLine, RefreshCw, Trash2, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { MoreMenu } from "@/components/ui/more-menu";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { SavedView, ViewPage } from "@/lib/workspaces/saved-view";
import type { NameProps } from "./name-view";
import { useViews } from "./use-views";
import { plainQuery } from "./view-query";

const nameView = laterPart<NameProps>(async () => (await import("./name-view")).NameView);

type Props = {
  page: ViewPage;
  /** The address's query as it stands. */
  query: string;
  /** What the page shows without a filter: "All messages". */
  everything: string;
  className?: string;
};

/** Filters with a name, as tabs: everything, one's own, everybody's; and a name for the filter that is on. */
export function SavedViews({ page, query, everything, className }: Props) {
  const { views, create, update, remove } = useViews(page);
  const { may } = useWorkspace();
  const [naming, setNaming] = useState<SavedView | "new" | null>(null);
  const [lastId, setLastId] = useState<number | null>(null);
  const here = plainQuery(query);
  const current = views.find((view) => plainQuery(view.query) === here);
  // A view that was opened and then narrowed further can take the new filter in.
  const changed = current || here === "" ? undefined : views.find((view) => view.id === lastId);
  const mayChange = (view: SavedView) => !view.is_shared || may(`${page}:write`);
  if (views.length === 0 && here === "") return null;

  return (
    <nav aria-label="Views" className={cn("flex items-center gap-1.5", className)}>
      <ul className="-my-1 flex min-w-0 items-center gap-1 overflow-x-auto py-1 [scrollbar-width:none]">
        <Tab label={everything} query="" isHere={here === ""} onOpen={() => setLastId(null)} />
        {views.map((view) => (
          <Tab
            key={view.id}
            label={view.name}
            query={view.query}
            isHere={view === current}
            isShared={view.is_shared}
            onOpen={() => setLastId(view.id)}
          />
        ))}
      </ul>
      {current && mayChange(current) ? (
        <ViewMenu
          view={current}
          mayShare={may(`${page}:write`)}
          onRename={() => setNaming(current)}
          onShare={() => update.mutate({ id: current.id, is_shared: !current.is_shared })}
          onRemove={() => remove.mutate(current)}
        />
      ) : null}
      {changed && mayChange(changed) ? (
        <Button
          size="sm"
          variant="ghost"
          className="shrink-0 max-md:h-11"
          isPending={update.isPending}
          onPress={() => update.mutate({ id: changed.id, query: here })}
        >
          <RefreshCw aria-hidden />
          Update “{changed.name}”
        </Button>
      ) : null}
      {current || here === "" ? null : (
        <Button size="sm" variant="ghost" className="shrink-0 max-md:h-11" onPress={() => setNaming("new")}>
          <BookmarkPlus aria-hidden />
          Save view
        </Button>
      )}
      <OnDemand
        key={naming === null ? "none" : naming === "new" ? "new" : naming.id}
        part={nameView}
        props={{
          isOpen: naming !== null,
          start: naming === null || naming === "new" ? "" : naming.name,
          mayShare: naming === "new" && may(`${page}:write`),
          onClose: () => setNaming(null),
          onSave: async (name, isShared) => {
            if (naming === "new") await create.mutateAsync({ page, name, query: here, is_shared: isShared });
            else if (naming) await update.mutateAsync({ id: naming.id, name });
          },
        }}
      />
    </nav>
  );
}

type TabProps = { label: string; query: string; isHere: boolean; isShared?: boolean; onOpen: () => void };

function Tab({ label, query, isHere, isShared = false, onOpen }: TabProps) {
  const pathname = usePathname();
  return (
    <li className="shrink-0">
      <Link
        href={query === "" ? pathname : `${pathname}?${query}`}
        aria-current={isHere ? "page" : undefined}
        onClick={onOpen}
        scroll={false}
        className={cn(
          "flex min-h-11 items-center gap-1.5 rounded-full px-3.5 text-sm font-medium transition-colors md:min-h-8",
          isHere
            ? "bg-accent-soft text-accent-soft-foreground"
            : "text-muted hover:bg-surface-tertiary hover:text-foreground",
        )}
      >
        {isShared ? <UsersRound role="img" aria-label="Shared" className="size-3.5" /> : null}
        <bdi className="max-w-48 truncate">{label}</bdi>
      </Link>
    </li>
  );
}

type MenuProps = {
  view: SavedView;
  mayShare: boolean;
  onRename: () => void;
  onShare: () => void;
  onRemove: () => void;
};

const ViewMenu = ({ view, mayShare, onRename, onShare, onRemove }: MenuProps) => (
  <MoreMenu
    label={`More for ${view.name}`}
    placement="bottom start"
    size="sm"
    className="max-md:size-11"
    items={[
      { id: "rename", label: "Rename", icon: PenLine, onAction: onRename },
      mayShare
        ? {
            id: "share",
            label: view.is_shared ? "Only for me" : "Share with everybody",
            icon: UsersRound,
            onAction: onShare,
          }
        : null,
      { id: "remove", label: "Delete", icon: Trash2, isDanger: true, onAction: onRemove },
    ]}
  />
);
