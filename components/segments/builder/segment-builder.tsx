"use client";

import { Send } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { BackLink } from "@/components/shell/back-link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { PageTabs } from "@/components/ui/page-tabs";
import { toast } from "@/components/ui/toast";
import type { PathView, SegmentView } from "@/lib/segments/schema";
import { SegmentMenu } from "../segment-menu";
import type { Start } from "../start";
import { RuleTab } from "./rule-tab";
import { useBuilder } from "./use-builder";
import { usePreview } from "./use-preview";

const PeopleTab = dynamic(() => import("./people-tab").then((file) => file.PeopleTab));

const SegmentChanged = dynamic(() => import("./segment-changed").then((file) => file.SegmentChanged));

type Props = { segment: SegmentView | null; start: Start; paths: PathView[] };

/** One segment: its rule in words that can be changed, and the people it means. */
export function SegmentBuilder({ segment, start, paths }: Props) {
  const { path, may } = useWorkspace();
  const router = useRouter();
  const [show, setShow] = useQueryState("show", parseAsStringLiteral(["rule", "people"]).withDefault("rule"));
  const builder = useBuilder({
    segment,
    start,
    onSaved: (saved, isNew) => {
      toast.success(isNew ? "Segment saved" : "Saved");
      if (isNew) router.replace(path(`/segments/${saved.id}`));
      else router.refresh();
    },
  });
  const { base, state } = builder;
  const preview = usePreview(builder.root, paths);
  const isDirty = state.form.formState.isDirty;
  const isEditable = may("segments:write") && (base === null || !base.is_archived);
  const rule = (
    <RuleTab
      key={builder.reading}
      builder={builder}
      preview={preview}
      paths={paths}
      isEditable={isEditable}
    />
  );
  return (
    <>
      <header className="mb-6">
        <BackLink to="/segments">Segments</BackLink>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <h1 className="min-w-0 text-2xl leading-tight font-semibold tracking-tight break-words md:text-[1.75rem]">
            <bdi>{base ? base.name : "New segment"}</bdi>
          </h1>
          {base ? (
            <div className="flex items-center gap-1.5">
              {may("campaigns:write") && !base.is_archived ? (
                <Link
                  href={path(`/campaigns/new?segment=${base.id}`)}
                  className={`button button--md ${isDirty ? "button--tertiary" : "button--primary"}`}
                >
                  <Send aria-hidden />
                  Text these people
                </Link>
              ) : null}
              <SegmentMenu segment={base} onArchived={() => router.push(path("/segments"))} />
            </div>
          ) : null}
        </div>
      </header>
      {base && builder.isOvertaken ? (
        <SegmentChanged
          segment={base}
          mine={{
            name: builder.changes.name ?? null,
            sentence: builder.changes.definition ? (preview.shown?.sentence ?? null) : null,
          }}
          onKeepMine={builder.keepMine}
          onTakeTheirs={builder.rebase}
        />
      ) : null}
      {base ? (
        <PageTabs
          label="Segment"
          shown={show}
          onShow={(next) => void setShow(next)}
          tabs={[
            { id: "rule", label: "Rule", panel: rule },
            {
              id: "people",
              label: "People",
              panel: (
                <PeopleTab
                  segment={base}
                  isDirty={isDirty}
                  count={isDirty ? null : (preview.shown?.count ?? null)}
                />
              ),
            },
          ]}
        />
      ) : (
        rule
      )}
    </>
  );
}
