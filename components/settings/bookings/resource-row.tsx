"use client";

import { Archive, ArchiveRestore, CalendarOff, CalendarSync, Pencil } from "lucide-react";
import { kindWords } from "@/components/bookings/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { MoreMenu } from "@/components/ui/more-menu";
import { hourWords } from "@/components/ui/time-words";
import type { ResourceView } from "@/lib/bookings/setup-schema";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { weekdays } from "@/lib/workspaces/weekdays";
import { dayNames } from "../workspace/opening-hours-field";
import { useArchive } from "./use-archive";

const resourceView = async () => (await import("@/lib/bookings/setup-schema")).resourceView;

type Props = { resource: ResourceView; onOpen: (what: "edit" | "off" | "feed") => void };

/** One person, table or room, and what is done about it seldom. */
export function ResourceRow({ resource, onOpen }: Props) {
  const { may } = useWorkspace();
  const archive = useArchive("resources", resourceView);
  const mayWrite = may("workspace:write");
  const facts = [
    kindWords[resource.kind],
    resource.kind === "person" ? null : `up to ${resource.capacity}`,
    resource.hours ? weekWords(resource.hours) : "open with the business",
  ];
  const put = {
    id: "archive",
    label: resource.is_archived ? "Bring back" : "Archive",
    icon: resource.is_archived ? ArchiveRestore : Archive,
    onAction: () => archive.mutate({ id: resource.id, archived: !resource.is_archived }),
  };
  return (
    <div className="flex items-center gap-4 px-5 py-4">
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">
          <bdi>{resource.name}</bdi>
        </p>
        <p className="mt-0.5 text-sm text-muted tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {mayWrite || may("bookings:write") ? (
        <MoreMenu
          label={`More for ${resource.name}`}
          items={
            resource.is_archived
              ? [mayWrite ? put : null]
              : [
                  mayWrite
                    ? { id: "edit", label: "Edit", icon: Pencil, onAction: () => onOpen("edit") }
                    : null,
                  { id: "off", label: "Time off", icon: CalendarOff, onAction: () => onOpen("off") },
                  {
                    id: "feed",
                    label: "Show in another calendar",
                    icon: CalendarSync,
                    onAction: () => onOpen("feed"),
                  },
                  mayWrite ? put : null,
                ]
          }
        />
      ) : null}
    </div>
  );
}

/** "Mon, Tue 9:00 AM–1:00 PM" would be long: the days, and whether they are alike. */
function weekWords(week: OpeningHours): string {
  const open = weekdays.filter((day) => week[day].length > 0);
  if (open.length === 0) return "never open";
  const days = open.map((day) => dayNames[day].slice(0, 3)).join(", ");
  const hours = new Set(
    open.map((day) =>
      week[day].map(({ start, end }) => `${hourWords(start)}–${hourWords(end)}`).join(" and "),
    ),
  );
  return hours.size === 1 ? `${days}, ${[...hours][0]}` : days;
}
