"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ideas } from "./ideas";

/** The ideas in one line, for whoever began with an empty rule. */
export function IdeaLinks() {
  const { path } = useWorkspace();
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-separator pt-5">
      <span className="text-sm text-muted">Or begin with</span>
      {ideas.map(({ id, name, icon: Icon }) => (
        <Link
          key={id}
          href={path(`/segments/new?from=${id}`)}
          className="button button--sm button--tertiary max-md:h-11"
        >
          <Icon aria-hidden />
          {name}
        </Link>
      ))}
    </div>
  );
}
