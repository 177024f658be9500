"use client";

import { type ReactNode, useState } from "react";
import { SendDialogProvider, useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { ClockProvider } from "@/components/ui/clock";
import { BottomBar } from "./bottom-bar";
import { useHotkeys } from "./hotkeys";
import { KeysHelp } from "./keys-help";
import { Sidebar } from "./sidebar";
import { SignedOutBar } from "./signed-out-bar";
import { UnsavedGuard } from "./unsaved-guard";
import { useWorkspace, type WorkspaceFacts, WorkspaceProvider } from "./workspace-context";

type Props = { facts: WorkspaceFacts; at: number; children: ReactNode };

/** The frame around every page of a workspace. */
export function Shell({ facts, at, children }: Props) {
  return (
    <WorkspaceProvider facts={facts}>
      <ClockProvider at={at} timeZone={facts.timeZone}>
        <UnsavedGuard>
          <SendDialogProvider>
            <Frame>{children}</Frame>
          </SendDialogProvider>
        </UnsavedGuard>
      </ClockProvider>
    </WorkspaceProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const compose = useSendDialog();
  const { may } = useWorkspace();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useHotkeys({ ...(may("messages:write") ? { c: () => compose.open() } : {}), "?": () => setHelpOpen(true) });
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-xl bg-accent px-4 py-2 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to the page
      </a>
      <div className="flex min-h-dvh">
        <Sidebar onHelp={() => setHelpOpen(true)} />
        <div className="min-w-0 flex-1">
          <SignedOutBar />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto max-w-6xl px-4 pt-6 pb-28 outline-none md:px-8 md:pt-9 md:pb-12"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomBar onCompose={() => compose.open()} />
      <KeysHelp isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  );
}
