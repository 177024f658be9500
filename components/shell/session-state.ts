import { useSyncExternalStore } from "react";

let isSignedOut = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (next === isSignedOut) return;
  isSignedOut = next;
  for (const listener of listeners) listener();
}

/** The API answered 401: the cookie is gone, expired or revoked. */
export const markSignedOut = () => set(true);
export const markSignedIn = () => set(false);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True from the first 401 until a call succeeds again, for instance after signing in from another tab. */
export const useIsSignedOut = () =>
  useSyncExternalStore(
    subscribe,
    () => isSignedOut,
    () => false,
  );
