"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

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

/** Without a connection the page shows what it knew last, and says so. */
export function OfflineBar() {
  if (!useIsOffline()) return null;
  return (
    <div
      role="status"
      className="sticky top-0 z-50 flex items-center gap-3 bg-foreground px-4 py-2.5 text-sm text-background"
    >
      <WifiOff aria-hidden className="size-4 shrink-0" />
      <p>
        <span className="font-medium">No connection.</span> You see what was known last; it goes on by itself
        once you are back.
      </p>
    </div>
  );
}
