"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ideas } from "./ideas";

/** Ways to begin that are not an empty page. */
export function IdeasList() {
  const { path } = useWorkspace();
  return (
    <ul aria-label="Ideas" className="mt-2 grid w-full max-w-2xl gap-3 text-left sm:grid-cols-2">
      {ideas.map(({ id, name, why, icon: Icon }) => (
        <li key={id}>
          <Link
            href={path(`/segments/new?from=${id}`)}
            className="flex h-full gap-3 rounded-2xl bg-surface p-4 shadow-surface transition-shadow hover:shadow-overlay"
          >
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
            <span>
              <span className="block font-medium text-foreground">{name}</span>
              <span className="mt-0.5 block text-sm text-muted">{why}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
