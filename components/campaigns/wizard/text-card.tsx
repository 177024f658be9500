"use client";

import { Button, Chip } from "@heroui/react";
import { ArrowUpRight, X } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { VariableText } from "@/components/templates/variable-text";
import { purposes } from "@/components/templates/words";
import type { TemplateView } from "@/lib/templates/schema";
import { letterOf } from "../words";
import { Amount } from "./fields";

type Props = {
  template: TemplateView | undefined;
  /** What is known of it when it is not among those that may be sent. */
  name: string;
  position: number;
  /** Null: it is the only one. */
  percent: number | null;
  onChange: () => void;
  onPercent: (percent: number) => void;
  onRemove: () => void;
};

/** One text of the campaign: its words and, where several are tried, its share. */
export function TextCard({ template, name, position, percent, onChange, onPercent, onRemove }: Props) {
  const { path } = useWorkspace();
  return (
    <li className="rounded-xl border border-border p-4">
      <div className="flex items-start gap-3">
        {percent === null ? null : (
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-lg bg-accent-soft text-sm font-semibold text-accent-soft-foreground"
          >
            {letterOf(position)}
          </span>
        )}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3 className="min-w-0 truncate font-medium">
              {percent === null ? null : <span className="sr-only">Text {letterOf(position)}: </span>}
              {template?.name ?? name}
            </h3>
            {template ? (
              <Chip variant="soft" className="py-0.5">
                <Chip.Label>{purposes[template.category].label}</Chip.Label>
              </Chip>
            ) : null}
          </div>
          {template ? (
            <p dir="auto" className="mt-2 text-[0.9375rem] leading-relaxed break-words whitespace-pre-wrap">
              <VariableText text={template.body} chipClassName="bg-surface-tertiary" />
            </p>
          ) : (
            <p className="mt-2 text-sm text-danger">
              This text was archived or switched off. Choose another one.
            </p>
          )}
          {template && template.category !== "marketing" ? (
            <p className="mt-2 text-sm text-muted">{purposes[template.category].who}</p>
          ) : null}
        </div>
        {percent === null ? null : (
          <Button isIconOnly size="sm" variant="ghost" aria-label={`Take ${name} out`} onPress={onRemove}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-1">
          <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={onChange}>
            Choose another
          </Button>
          {template ? (
            <Link
              href={path(`/templates/${template.id}`)}
              target="_blank"
              className="inline-flex min-h-11 items-center gap-1 rounded-xl px-2 text-sm text-muted hover:text-foreground md:min-h-8"
            >
              Edit the text
              <ArrowUpRight aria-hidden className="size-3.5" />
            </Link>
          ) : null}
        </div>
        {percent === null ? null : (
          <Amount
            label={`Percent who get ${letterOf(position)}`}
            value={percent}
            onChange={(next) => next !== null && onPercent(next)}
            min={1}
            max={99}
            className="w-40"
          />
        )}
      </div>
    </li>
  );
}
