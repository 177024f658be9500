"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { KeyHint } from "@/components/ui/key-hint";
import { useWorkspace } from "./workspace-context";

/** The primary button of a list page: begins another of what it lists, as its key `n` does. */
export function NewLink({ to, children }: { to: string; children: string }) {
  const { path } = useWorkspace();
  return (
    <Link href={path(to)} aria-keyshortcuts="n" className="button button--primary button--md shrink-0">
      <Plus aria-hidden />
      {children}
      <KeyHint>n</KeyHint>
    </Link>
  );
}
