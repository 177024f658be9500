"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import { people } from "../words";
import { useAudience } from "./use-segments";

type Props = { segmentId: number | null; excludeId: number | null; isChosen: boolean };

/** How many that is, right now, and a few of them by name. */
export function AudienceCard({ segmentId, excludeId, isChosen }: Props) {
  const { data, error, isPlaceholderData } = useAudience(segmentId, excludeId, isChosen);
  return (
    <Panel aria-label="How many" className="px-5 py-5">
      {!isChosen ? (
        <p className="text-muted">Choose who gets it, and the number stands here.</p>
      ) : error ? (
        <p role="alert" className="text-sm">
          {error.message}
        </p>
      ) : data === undefined ? (
        <div role="status" aria-label="Counting" className="space-y-3">
          <Skeleton className="h-9 w-32 rounded-lg" />
          <Skeleton className="h-4 w-full rounded" />
          <Skeleton className="h-4 w-2/3 rounded" />
        </div>
      ) : (
        <div
          aria-live="polite"
          aria-busy={isPlaceholderData}
          className="transition-opacity aria-busy:opacity-50"
        >
          <p className="text-3xl font-semibold tracking-tight tabular-nums">{people(data.count)}</p>
          <p className="mt-1 text-sm text-muted">
            {data.count === data.everybody
              ? "That is all your contacts."
              : `Of ${data.everybody.toLocaleString("en-US")} contacts.`}{" "}
            Who has not agreed, or said STOP, is left out later, with the reason.
          </p>
          {data.sample.length > 0 ? (
            <p className="mt-4 text-sm">
              <span className="text-muted">For example </span>
              {data.sample.slice(0, 4).map((person, i) => (
                <span key={person.id}>
                  {i > 0 ? ", " : null}
                  <bdi>{person.name ?? person.phone}</bdi>
                </span>
              ))}
              {data.count > 4 ? <span className="text-muted"> and others.</span> : "."}
            </p>
          ) : (
            <p className="mt-4 text-sm">Nobody fits right now.</p>
          )}
        </div>
      )}
    </Panel>
  );
}
