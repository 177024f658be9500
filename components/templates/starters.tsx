"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { startingTexts } from "./starting-texts";
import { purposes } from "./words";

/** Ways to begin that are not an empty page. */
export function Starters() {
  const { path } = useWorkspace();
  return (
    <ul className="mt-2 grid w-full max-w-2xl gap-3 text-left sm:grid-cols-2">
      {startingTexts.map(({ id, name, category, body }) => (
        <li key={id}>
          <Link
            href={path(`/templates/new?from=${id}`)}
            className="block h-full rounded-2xl bg-surface p-4 shadow-surface transition-shadow hover:shadow-overlay"
          >
            <span className="flex items-baseline justify-between gap-2">
              <span className="font-medium text-foreground">{name}</span>
              <span className="text-xs text-muted">{purposes[category].label}</span>
            </span>
            <span className="mt-1 line-clamp-2 text-sm text-muted">{body}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
