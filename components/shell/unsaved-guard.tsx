"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { Confirm } from "@/components/ui/confirm";

type Guard = { hold: (id: symbol) => void; release: (id: symbol) => void; leave: (go: () => void) => void };
const GuardContext = createContext<Guard | null>(null);

/** Asks before a link, a key, the browser's Back, a reload or a closed tab would throw typed words away. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const held = useRef(new Set<symbol>());
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const [guard] = useState<Guard>(() => ({
    hold: (id) => held.current.add(id),
    release: (id) => held.current.delete(id),
    leave: (go) => (held.current.size === 0 ? go() : setLeaving(() => go)),
  }));

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (held.current.size === 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0)
        return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download"))
        return;
      if (link.origin === location.origin && link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving(() => () => link.click());
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (held.current.size > 0) event.preventDefault();
    };
    const onTravel = (event: NavigateEvent) => {
      const { sameDocument, url, index } = event.destination;
      if (held.current.size === 0 || event.navigationType !== "traverse" || !event.cancelable) return;
      if (!sameDocument || new URL(url).pathname === location.pathname) return;
      event.preventDefault();
      const steps = index - (navigation.currentEntry?.index ?? index);
      setLeaving(() => () => history.go(steps));
    };
    // An older browser without this event goes back unasked: to hold it there would mean a false page in its history.
    const travel = "navigation" in window ? navigation : null;
    document.addEventListener("click", onClick, true);
    window.addEventListener("beforeunload", onUnload);
    travel?.addEventListener("navigate", onTravel);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("beforeunload", onUnload);
      travel?.removeEventListener("navigate", onTravel);
    };
  }, []);

  const leave = () => {
    held.current.clear();
    leaving?.();
    setLeaving(null);
  };
  return (
    <GuardContext value={guard}>
      {children}
      <Confirm
        isOpen={leaving !== null}
        onOpenChange={(isOpen) => !isOpen && setLeaving(null)}
        title="Leave without saving?"
        action="Leave"
        cancel="Stay here"
        isDestructive
        onConfirm={leave}
      >
        What you changed here has not been saved.
      </Confirm>
    </GuardContext>
  );
}

/** Holds the page while `isDirty`; call the answer right before leaving on purpose. */
export function useUnsavedGuard(isDirty: boolean): () => void {
  const guard = useContext(GuardContext);
  const [id] = useState(() => Symbol("unsaved"));
  const release = useCallback(() => guard?.release(id), [guard, id]);
  useEffect(() => {
    if (isDirty) guard?.hold(id);
    else guard?.release(id);
    return release;
  }, [guard, id, isDirty, release]);
  return release;
}

/** Goes away by `go`, after asking when something typed would be lost. For ways out that are no link. */
export function useLeave(): (go: () => void) => void {
  const guard = useContext(GuardContext);
  return useCallback((go) => (guard ? guard.leave(go) : go()), [guard]);
}
