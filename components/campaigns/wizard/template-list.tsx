"use client";

import { Skeleton } from "@heroui/react";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTemplates } from "@/components/messages/send/use-templates";
import { useWorkspace } from "@/components/shell/workspace-context";
import { VariableText } from "@/components/templates/variable-text";
import { purposes } from "@/components/templates/words";
import { OptionList } from "@/components/ui/option-list";
import { SearchBox } from "@/components/ui/search-box";
import type { TemplateView } from "@/lib/templates/schema";

type Props = {
  label: string;
  /** Texts that are chosen already. */
  taken?: readonly number[];
  onChoose: (template: TemplateView) => void;
};

/** From how many templates on a search is worth its room. */
const MANY = 6;

/** The prepared texts that may go to many, offers first; codes and answers are for one person. */
export function TemplateList({ label, taken = [], onChoose }: Props) {
  const { path, may } = useWorkspace();
  const { data: templates, isPending, error } = useTemplates();
  const [text, setText] = useState("");
  if (isPending) return <Skeleton className="h-64 w-full rounded-xl" />;
  const wanted = text.trim().toLowerCase();
  const rows = (templates ?? [])
    .filter(({ category }) => category !== "authentication" && category !== "conversation")
    .filter(({ id, name, body }) => !taken.includes(id) && `${name} ${body}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.category === "marketing") - Number(a.category === "marketing"));
  return (
    <div className="space-y-2">
      {(templates?.length ?? 0) > MANY ? (
        <SearchBox
          label="Find a text"
          placeholder="Name or words of the text"
          value={text}
          onChange={setText}
        />
      ) : null}
      {error ? <p className="text-sm text-danger">{error.message}</p> : null}
      <OptionList
        label={label}
        options={rows.map((template) => ({ id: String(template.id), face: <Face template={template} /> }))}
        onChoose={(id) => {
          const template = rows.find((one) => one.id === Number(id));
          if (template) onChoose(template);
        }}
        empty={
          <p className="px-3 py-6 text-center text-sm text-muted">
            {wanted === "" ? "There is no text to choose yet." : "No text has these words."}
          </p>
        }
        className="max-h-[28rem] gap-1 overflow-y-auto rounded-xl border border-border p-1"
        optionClassName="min-h-14 rounded-lg px-3 py-2.5"
      />
      {may("templates:write") ? (
        <Link
          href={path("/templates/new?from=offer")}
          className="inline-flex min-h-11 items-center gap-1.5 rounded-xl px-3 text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline md:min-h-9"
        >
          <Plus aria-hidden className="size-4" />
          Write a new text
        </Link>
      ) : null}
    </div>
  );
}

const Face = ({ template: { name, category, body } }: { template: TemplateView }) => (
  <span className="min-w-0 flex-1">
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate font-medium">{name}</span>
      <span className="shrink-0 text-xs text-muted">{purposes[category].label}</span>
    </span>
    <span className="mt-0.5 line-clamp-2 text-sm text-muted">
      <VariableText text={body} chipClassName="bg-surface-tertiary text-foreground" />
    </span>
  </span>
);
