"use client";

import { EmptyState } from "@heroui/react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet, or nothing fits: says why, and starts the job. */
export function Empty({ icon: Icon, title, children, action }: Props) {
  return (
    <EmptyState className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <span className="grid size-12 place-items-center rounded-2xl bg-apricot text-apricot-foreground">
        <Icon aria-hidden className="size-6" />
      </span>
      <h2 className="text-lg font-semibold tracking-tight text-foreground">{title}</h2>
      {children ? <div className="max-w-sm text-sm text-muted">{children}</div> : null}
      {action}
    </EmptyState>
  );
}
