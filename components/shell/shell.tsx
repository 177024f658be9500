"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { SendDialogProvider, useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { useAttention } from "@/components/overview/use-attention";
import { ClockProvider } from "@/components/ui/clock";
import { BottomBar } from "./bottom-bar";
import { useHotkeys } from "./hotkeys";
import { doors } from "./navigation";
import { OfflineBar } from "./offline-bar";
import { PaletteProvider, usePalette } from "./palette/palette-provider";
import { PausedBar } from "./paused-bar";
import { PhoneHeader } from "./phone-header";
import { Sidebar } from "./sidebar";
import { SignedOutBar } from "./signed-out-bar";
import { stepRow } from "./step-row";
import { UnsavedGuard } from "./unsaved-guard";
import { useGo } from "./use-go";
import { useTitleCount } from "./use-title-count";
import { useWorkspace, type WorkspaceFacts, WorkspaceProvider } from "./workspace-context";

const KeysHelp = dynamic(() => import("./keys-help").then((module) => module.KeysHelp), { ssr: false });

type Props = { facts: WorkspaceFacts; at: number; children: ReactNode };

/** The frame around every page of a workspace. */
export function Shell({ facts, at, children }: Props) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const openHelp = () => setHelpOpen(true);
  return (
    <WorkspaceProvider facts={facts}>
      <ClockProvider at={at} timeZone={facts.timeZone}>
        <UnsavedGuard>
          <SendDialogProvider>
            <PaletteProvider onKeys={openHelp}>
              <Frame onHelp={openHelp}>{children}</Frame>
              {isHelpOpen ? <KeysHelp isOpen onOpenChange={setHelpOpen} /> : null}
            </PaletteProvider>
          </SendDialogProvider>
        </UnsavedGuard>
      </ClockProvider>
    </WorkspaceProvider>
  );
}

function Frame({ onHelp, children }: { onHelp: () => void; children: ReactNode }) {
  const compose = useSendDialog();
  const { may } = useWorkspace();
  useFrameKeys(onHelp);
  const waiting = useAttention((attention) => attention.replies.people) ?? 0;
  useTitleCount(may("messages:write") ? waiting : 0);
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-xl bg-accent px-4 py-2 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to the page
      </a>
      <div className="flex min-h-dvh">
        <Sidebar onHelp={onHelp} />
        <div className="min-w-0 flex-1">
          <PhoneHeader />
          <OfflineBar />
          <SignedOutBar />
          <PausedBar />
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
    </>
  );
}

/** Keys that work on every page, unless the page has a meaning of its own for them. */
function useFrameKeys(onHelp: () => void): void {
  const { id, isSandbox, may, others } = useWorkspace();
  const compose = useSendDialog();
  const palette = usePalette();
  const go = useGo();
  const pages = doors(id, isSandbox).map((door) => [`g ${door.key}`, () => go(door.href)] as const);
  useHotkeys(
    {
      ...Object.fromEntries(pages),
      ...(may("messages:write") ? { c: () => compose.open() } : {}),
      ...(others.length > 0 ? { "g w": () => palette.open("switch") } : {}),
      "/": () => palette.open(),
      "?": onHelp,
      j: () => stepRow(1),
      k: () => stepRow(-1),
    },
    { isFallback: true },
  );
}
