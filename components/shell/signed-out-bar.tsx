"use client";

import { LogIn } from "lucide-react";
import { useIsSignedOut } from "./session-state";

/** An expired session never costs what was typed: signing in happens in another tab, this page stays as it is. */
export function SignedOutBar() {
  if (!useIsSignedOut()) return null;
  return (
    <div
      role="alert"
      className="sticky top-0 z-[60] flex flex-wrap items-center gap-x-4 gap-y-1 bg-apricot px-4 py-2.5 text-sm text-apricot-foreground"
    >
      <LogIn aria-hidden className="size-4" />
      <p className="flex-1">You were signed out. What you typed is still here.</p>
      <a
        href="/login"
        target="_blank"
        rel="noreferrer"
        className="font-semibold underline underline-offset-4"
      >
        Sign in in a new tab
      </a>
    </div>
  );
}
