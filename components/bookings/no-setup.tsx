"use client";

import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";

const missing = {
  services: {
    title: "Nothing can be booked yet",
    words: "Say what people come for and how long it takes: a haircut, a table for the evening.",
    link: "Add a service",
  },
  resources: {
    title: "Nobody can be booked yet",
    words: "Add the people, tables or rooms that serve, and visits find their place.",
    link: "Add people and tables",
  },
} as const;

/** A calendar that lacks what it is made of: says what to do first, to those who may. */
export function NoSetup({ lacks }: { lacks: keyof typeof missing }) {
  const { path, may } = useWorkspace();
  const { title, words, link } = missing[lacks];
  return (
    <Empty
      icon={CalendarPlus}
      title={title}
      action={
        may("workspace:write") ? (
          <Link
            href={path(`/settings/${lacks}`)}
            className="inline-flex h-10 items-center rounded-full bg-accent px-4 font-medium text-accent-foreground hover:bg-accent-hover max-md:h-11"
          >
            {link}
          </Link>
        ) : null
      }
    >
      {may("workspace:write") ? words : `${words} Somebody who manages this workspace can do it.`}
    </Empty>
  );
}

/** A business that never said when it is open offers no time at all. */
export function NoHours() {
  const { path, may } = useWorkspace();
  return (
    <Notice tone="wait" className="m-3" title="Opening hours are not set, so customers are offered no time.">
      {may("workspace:write") ? (
        <Link href={path("/settings/hours")} className="font-medium underline underline-offset-4">
          Set the opening hours
        </Link>
      ) : null}
    </Notice>
  );
}
