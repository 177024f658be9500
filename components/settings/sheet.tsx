"use client";

import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";
import { Panel } from "@/components/ui/panel";

/** A page of its own outside every workspace, for what a link leads to. */
export function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <Panel className="w-full max-w-md p-6 sm:p-8">
        <Logo className="h-8" />
        <h1 className="mt-5 mb-2 text-2xl leading-tight font-semibold tracking-tight text-balance">
          {title}
        </h1>
        {children}
      </Panel>
    </main>
  );
}
