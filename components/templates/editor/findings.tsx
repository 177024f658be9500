"use client";

import { Button, cn } from "@heroui/react";
import { CircleAlert, CircleCheck, Lightbulb, TriangleAlert } from "lucide-react";
import type { Finding } from "@/lib/templates/linter";

type Props = {
  findings: Finding[];
  /** What a repair would save per 100 texts, in words; null when it saves nothing. */
  savingOf: (finding: Finding) => string | null;
  onFix: (finding: Finding) => void;
  onShow: (spot: string) => void;
};

const actions: Readonly<Record<string, string>> = {
  malformed_placeholder: "Mend it",
  reserved_reply_word: "Use numbers",
  unknown_variable: "Use that",
  variable_without_braces: "Make it a variable",
  link_without_name: "Add the name",
  business_name_missing: "Add the name",
  opt_out_missing: "Add it",
  unicode_cost: "Make it plain",
  all_caps: "Lower them",
  many_exclamations: "Calm it",
};

const looks = {
  problem: { icon: CircleAlert, mark: "text-danger", word: "Problem" },
  warning: { icon: TriangleAlert, mark: "text-warning-soft-foreground", word: "Warning" },
  advice: { icon: Lightbulb, mark: "text-muted", word: "Advice" },
} as const;
const order = Object.keys(looks);

/** What a carrier, a reader or the bill may hold against the text, each with the press that puts it right. */
export function Findings({ findings, savingOf, onFix, onShow }: Props) {
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 px-1 text-sm text-muted">
        <CircleCheck aria-hidden className="size-4 text-success" />
        Nothing a carrier would mind.
      </p>
    );
  }
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul aria-label="Before you save" className="divide-y divide-separator rounded-xl border border-separator">
      {sorted.map((finding) => {
        const { icon: Icon, mark, word } = looks[finding.severity];
        const saving = savingOf(finding);
        const { spot } = finding;
        return (
          <li
            key={`${finding.code} ${finding.spot}`}
            className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3.5 py-3 text-sm"
          >
            <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
            <p className="min-w-0 flex-1 basis-52">
              <span className="sr-only">{word}: </span>
              <span className="font-medium">{finding.message}</span>{" "}
              <span className="text-muted">{finding.fix}</span>
              {saving ? (
                <span className="text-success-soft-foreground"> Saves {saving} per 100 texts.</span>
              ) : null}
            </p>
            <span className="ml-auto flex gap-1">
              {spot ? (
                <Button size="sm" variant="ghost" className="max-md:h-10" onPress={() => onShow(spot)}>
                  Show
                </Button>
              ) : null}
              {finding.repair ? (
                <Button size="sm" variant="secondary" className="max-md:h-10" onPress={() => onFix(finding)}>
                  {actions[finding.code] ?? "Fix it"}
                </Button>
              ) : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
