"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "./workspace-context";

/** Above a page's heading: the list that it belongs to. */
export function BackLink({ to, children }: { to: string; children: string }) {
  const { path } = useWorkspace();
  return (
    <Link
      href={path(to)}
      className="-ml-1 inline-flex min-h-8 items-center gap-0.5 text-sm text-muted hover:text-foreground max-md:min-h-11"
    >
      <ChevronLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
