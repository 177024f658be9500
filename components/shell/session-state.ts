import { useSyncExternalStore } from "react";

let isSignedOut = false;
/** Calls in a row that reached nobody. */
let unanswered = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function set(next: boolean): void {
  if (next === isSignedOut) return;
  isSignedOut = next;
  tell();
}

/** A call reached nobody, or got an answer. One that failed alone is told where it was asked. */
export function markReached(isReached: boolean): void {
  const before = unanswered;
  unanswered = isReached ? 0 : unanswered + 1;
  if (before !== unanswered) tell();
}

/** True from the second call in a row that reached nobody until one is answered. */
export const useIsUnreachable = () =>
  useSyncExternalStore(
    subscribe,
    () => unanswered > 1,
    () => false,
  );

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
