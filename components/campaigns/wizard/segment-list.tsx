"use client";

import { Skeleton } from "@heroui/react";
import { CircleAlert, Plus, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { OptionList } from "@/components/ui/option-list";
import { SearchBox } from "@/components/ui/search-box";
import { useSegments } from "./use-segments";

/** From how many segments on a search is worth its room. */
const MANY = 7;
export const EVERYBODY = "everybody";

type Props = { chosen: number | null | undefined; onChoose: (segmentId: number | null) => void };

/** Everybody, or a segment by its name and its rule in words. */
export function SegmentList({ chosen, onChoose }: Props) {
  const { path, may } = useWorkspace();
  const { data: segments, isPending, error } = useSegments();
  const [text, setText] = useState("");
  if (isPending) return <Skeleton className="h-64 w-full rounded-xl" />;
  const wanted = text.trim().toLowerCase();
  const rows = (segments ?? []).filter(
    ({ id, name, sentence }) => id === chosen || `${name} ${sentence}`.toLowerCase().includes(wanted),
  );
  return (
    <div className="space-y-2">
      {(segments?.length ?? 0) > MANY ? (
        <SearchBox label="Find a segment" placeholder="Find a segment" value={text} onChange={setText} />
      ) : null}
      {error ? <p className="text-sm text-danger">{error.message}</p> : null}
      <OptionList
        label="Who gets it"
        options={[
          {
            id: EVERYBODY,
            face: <Face title="Everybody" about="All contacts who may get this kind of text." />,
          },
          ...rows.map(({ id, name, sentence, problems }) => ({
            id: String(id),
            face: (
              <Face title={name} about={problems[0]?.message ?? sentence} isBroken={problems.length > 0} />
            ),
          })),
        ]}
        chosen={chosen === null ? EVERYBODY : String(chosen)}
        onChoose={(id) => onChoose(id === EVERYBODY ? null : Number(id))}
        hasMark
        className="max-h-[26rem] gap-1 overflow-y-auto rounded-xl border border-border p-1"
        optionClassName="min-h-14 rounded-lg px-3 py-2.5"
      />
      {may("segments:write") ? (
        <Link
          href={path("/segments/new")}
          className="inline-flex min-h-11 items-center gap-1.5 rounded-xl px-3 text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline md:min-h-9"
        >
          <Plus aria-hidden className="size-4" />
          Make a segment
        </Link>
      ) : null}
    </div>
  );
}

function Face({ title, about, isBroken = false }: { title: string; about: string; isBroken?: boolean }) {
  const Icon = isBroken ? CircleAlert : Users;
  return (
    <span className="flex min-w-0 flex-1 items-start gap-3">
      <Icon
        aria-hidden
        className={isBroken ? "mt-0.5 size-4 shrink-0 text-danger" : "mt-0.5 size-4 shrink-0 text-muted"}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{title}</span>
        <span className="line-clamp-2 text-sm text-muted">{about}</span>
      </span>
    </span>
  );
}
