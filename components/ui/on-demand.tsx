"use client";

import { type ComponentType, useEffect, useEffectEvent, useState } from "react";

/** By then the page has had its time; what somebody may reach for next is fetched quietly. */
const WARM_AFTER_MS = 2_000;

type Opened = { isOpen: boolean; onOpenChange?: (isOpen: boolean) => void; onClose?: () => void };
export type Part<P> = { Shown: ComponentType<P> | null; fetch: () => Promise<boolean> };

/** Fetches quietly what is likely to be opened next, once the page has had its time. */
export function useWarm(load: () => Promise<unknown>): void {
  const fetch = useEffectEvent(() => void load().catch(() => null));
  useEffect(() => {
    const timer = setTimeout(fetch, WARM_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** A part of a page with a chunk of its own; `fetch` tells whether it is here, and tries again where it failed. */
export function laterPart<P>(load: () => Promise<ComponentType<P>>): Part<P> {
  let loading: Promise<boolean> | null = null;
  const part: Part<P> = {
    Shown: null,
    fetch: () => {
      loading ??= load().then(
        (loaded) => {
          part.Shown = loaded;
          return true;
        },
        () => {
          loading = null;
          return false;
        },
      );
      return loading;
    },
  };
  return part;
}

/**
 * Shows a part that is fetched when it is first opened, or soon after the page stands: what is seldom reached for must
 * not hold up what is read. When it cannot be fetched it stays closed, and the next press tries again.
 */
export function OnDemand<P extends Opened>({ part, props }: { part: Part<P>; props: P }) {
  const { isOpen } = props;
  const [, setHere] = useState(false);
  // Stays once it was open, so that it can leave the way it came.
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  useWarm(part.fetch);
  const close = useEffectEvent(() => (props.onOpenChange ? props.onOpenChange(false) : props.onClose?.()));
  useEffect(() => {
    if (!isOpen || part.Shown) return;
    let isWanted = true;
    void part.fetch().then((isFetched) => {
      if (!isWanted) return;
      if (isFetched) setHere(true);
      else close();
    });
    return () => {
      isWanted = false;
    };
  }, [part, isOpen]);
  // What another place has fetched is here at once: a key that follows the press must find it open.
  return wasOpen && part.Shown ? <part.Shown {...props} /> : null;
}
