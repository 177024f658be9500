"use client";

import { cn } from "@heroui/react";
import { type KeyboardEvent, type ReactNode, useId } from "react";

type Props<K extends string> = {
  label: string;
  tabs: readonly { id: K; label: string; panel: ReactNode }[];
  shown: K;
  onShow: (id: K) => void;
  /** What stands beside the tabs. */
  children?: ReactNode;
};

/** A page in parts, one at a time: arrows go from tab to tab, Tab goes on into what is shown. */
export function PageTabs<K extends string>({ label, tabs, shown, onShow, children }: Props<K>) {
  const id = useId();
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const here = tabs.findIndex((tab) => tab.id === shown);
    const next = tabs[(here + by + tabs.length) % tabs.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    onShow(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <div role="tablist" aria-label={label} className="inline-flex rounded-3xl bg-default p-1">
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab.id === shown}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === shown ? 0 : -1}
              onClick={() => onShow(tab.id)}
              onKeyDown={press}
              className={cn(
                "min-h-8 cursor-pointer rounded-3xl px-4 text-sm font-medium whitespace-nowrap transition-colors max-md:min-h-10",
                tab.id === shown ? "bg-surface shadow-surface" : "text-muted hover:text-foreground",
              )}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {children}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {tabs.find((tab) => tab.id === shown)?.panel}
      </div>
    </>
  );
}
