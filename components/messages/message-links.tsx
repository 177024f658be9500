"use client";

import { MousePointerClick } from "lucide-react";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { TimelineView } from "@/lib/messages/timeline-schema";
import { count } from "./words";

/** The short links of a text: where each leads, and whether anybody went there. */
export function MessageLinks({ links }: { links: TimelineView["links"] }) {
  if (links.length === 0) return null;
  return (
    <section aria-label="Links">
      <h3 className="mb-3 text-sm font-semibold">{links.length === 1 ? "Its link" : "Its links"}</h3>
      <ul className="space-y-2">
        {links.map((link) => (
          <li key={link.url} className="rounded-xl bg-surface-secondary px-3.5 py-3">
            <p className="truncate font-medium" title={link.target}>
              {link.target.replace(/^https?:\/\/(www\.)?/, "")}
            </p>
            <p className="mt-1 flex items-center gap-1.5 text-sm">
              <MousePointerClick
                aria-hidden
                className={link.clicked_at ? "size-3.5 shrink-0 text-accent" : "size-3.5 shrink-0 text-muted"}
              />
              {link.clicked_at ? (
                <span>
                  Opened {link.clicks > 1 ? `${count(link.clicks, "time")}, first ` : null}
                  <Moment at={link.clicked_at} />
                </span>
              ) : (
                <span className="text-muted">Not opened yet</span>
              )}
            </p>
            <p className="mt-0.5 text-xs text-muted">
              {link.bot_clicks > 0 ? `Looked at by machines ${count(link.bot_clicks, "time")} · ` : null}
              <Ending at={link.expires_at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ending({ at }: { at: string }) {
  const { now } = useClock();
  return (
    <span>
      {Date.parse(at) > now ? "Works until" : "Ended"} <Moment at={at} />
    </span>
  );
}
