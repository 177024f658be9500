"use client";

import { Skeleton } from "@heroui/react";
import type { ReactNode } from "react";

type Props = { label?: string; hasSearch?: boolean; children: ReactNode };

/** The outline of a page while the server reads it: its heading, then what it will show. */
export const PageOutline = ({ label = "Loading the page", hasSearch = false, children }: Props) => (
  <div role="status" aria-label={label}>
    <Skeleton className="mb-2 h-8 w-56 max-w-full rounded-lg" />
    <Skeleton className="mb-7 h-4 w-80 max-w-full rounded" />
    {hasSearch ? <Skeleton className="mb-5 h-10 w-full max-w-md rounded-xl" /> : null}
    {children}
  </div>
);
