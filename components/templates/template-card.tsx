"use client";

import { Chip } from "@heroui/react";
import { CircleAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import type { TemplateView } from "@/lib/templates/schema";
import { countSegments } from "@/lib/templates/segments";
import { filledWithSamples } from "./draft";
import { TemplateMenu } from "./template-menu";
import { VariableText } from "./variable-text";
import { languageName, purposes, segmentWords, shownName, usageWords } from "./words";

/** One template: what it is called, how it begins, what it costs, how often it goes out. */
export function TemplateCard({ template }: { template: TemplateView }) {
  const { path, name } = useWorkspace();
  const isOff = !template.is_active;
  const { segments } = countSegments(filledWithSamples(template.body, name));
  return (
    <li className="group relative flex flex-col rounded-2xl bg-surface shadow-surface transition-shadow focus-within:shadow-overlay hover:shadow-overlay">
      <div className="flex items-start gap-2 p-4 pb-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-[0.9375rem] font-semibold tracking-tight">
            <Link
              href={path(`/templates/${template.id}`)}
              data-template-row={template.id}
              className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus"
            >
              {shownName(template)}
            </Link>
          </h2>
          <p className="mt-0.5 truncate text-sm text-muted">
            {purposes[template.category].label} ·{" "}
            {template.media_urls.length > 0 ? "picture message" : segmentWords(segments)}
            {isOff && template.archived_at === null ? " · switched off" : ""}
            {Object.keys(template.bodies).length > 0
              ? ` · also in ${Object.keys(template.bodies).map(languageName).join(", ")}`
              : ""}
          </p>
        </div>
        <TemplateMenu template={template} className="relative z-10 -mt-1 -mr-1" />
      </div>
      <div className="flex-1 px-4">
        <Bubble direction="outbound" isDimmed={isOff} className="text-sm">
          <span className="line-clamp-3">
            <VariableText
              text={template.body}
              chipClassName={
                isOff ? "bg-default" : "bg-accent-foreground/8 ring-1 ring-accent-foreground/35 ring-inset"
              }
            />
          </span>
        </Bubble>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pt-3 pb-4 text-sm text-muted tabular-nums">
        <span>
          {usageWords(template.usage)}
          {template.usage.last_at ? (
            <>
              , last <Moment at={template.usage.last_at} />
            </>
          ) : null}
        </span>
        <ToFix template={template} />
      </div>
    </li>
  );
}

/** What should be put right before it goes out again. */
function ToFix({ template }: { template: TemplateView }) {
  const pressing = template.warnings.filter(({ severity }) => severity !== "advice");
  const [first] = pressing;
  if (!first) return null;
  const isProblem = pressing.some(({ severity }) => severity === "problem");
  const Icon = isProblem ? CircleAlert : TriangleAlert;
  return (
    <Chip
      color={isProblem ? "danger" : "warning"}
      variant="soft"
      className="shrink-0 gap-1 py-0.5"
      title={first.message}
    >
      <Icon aria-hidden className="size-3.5" />
      <Chip.Label>{pressing.length === 1 ? "1 to fix" : `${pressing.length} to fix`}</Chip.Label>
    </Chip>
  );
}
