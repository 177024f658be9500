"use client";

import { Button } from "@heroui/react";
import { Logo } from "./logo";
import { signOutHere } from "./sign-out";

/** Signed in, but in no active workspace: says what to do next. */
export function NoWorkspace() {
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <div className="max-w-sm text-center">
        <Logo className="mx-auto h-12" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">You are not in a workspace yet</h1>
        <p className="mt-2 mb-6 text-muted">Ask an owner to add you, then sign in again.</p>
        <Button variant="secondary" onPress={signOutHere}>
          Sign out
        </Button>
      </div>
    </main>
  );
}
