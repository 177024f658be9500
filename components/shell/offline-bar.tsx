"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useIsUnreachable } from "./session-state";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

const useIsOffline = () =>
  useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );

/** Without a connection, or while Parley does not answer, the page shows what it knew last, and says so. */
export function OfflineBar() {
  const isOffline = useIsOffline();
  const isUnreachable = useIsUnreachable();
  if (!isOffline && !isUnreachable) return null;
  return (
    <div
      role="status"
      className="sticky top-0 z-50 flex items-center gap-3 bg-foreground px-4 py-2.5 text-sm text-background"
    >
      <WifiOff aria-hidden className="size-4 shrink-0" />
      <p>
        <span className="font-medium">{isOffline ? "No connection." : "Parley does not answer."}</span> You
        see what was known last; it goes on by itself once {isOffline ? "you are" : "it is"} back.
      </p>
    </div>
  );
}
