"use client";

import { Button } from "@heroui/react";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { ProblemList } from "./problem-list";
import { Tallies } from "./tallies";
import { checkSentence, counted, listed } from "./words";

type Props = { view: ImportView; onBack: () => void; onNext: () => void };

const changeWords: Record<string, string> = {
  first_name: "first name",
  last_name: "last name",
  email: "e-mail",
  language: "language",
  time_zone: "time zone",
  preferred_channel: "way they like best",
  tags: "tags",
  attributes: "own fields",
};

/** The dry run: what would happen, and every row that has something wrong or remarkable. */
export function CheckStep({ view, onBack, onNext }: Props) {
  const { check } = view;
  const good = check.new + check.update + check.unchanged;
  const changes = Object.entries(view.changes).sort((a, b) => b[1] - a[1]);
  return (
    <div className="space-y-4">
      <Panel aria-label="Result of the check" className="px-5 py-5 md:px-6">
        <h2 className="text-lg font-semibold tracking-tight">{checkSentence(view)}</h2>
        <p className="mt-0.5 text-sm text-muted">
          {check.skip > 0
            ? `${counted(check.skip, "row is", "rows are")} left out. Nothing is saved yet.`
            : "No row is left out. Nothing is saved yet."}
        </p>
        <Tallies
          className="mt-5"
          items={[
            { label: "New", value: check.new },
            { label: "Updated", value: check.update },
            { label: "Unchanged", value: check.unchanged },
            { label: "Left out", value: check.skip },
          ]}
        />
        {changes.length > 0 ? (
          <p className="mt-4 text-sm text-muted">
            Of people already here:{" "}
            {listed(
              changes.map(([name, n]) => `${changeWords[name] ?? name} of ${n.toLocaleString("en-US")}`),
            )}
            .
          </p>
        ) : null}
      </Panel>
      {view.problems.length > 0 ? (
        <ProblemList view={view} />
      ) : (
        <Notice tone="good" title="Every row can be read, and nothing stands out." />
      )}
      <div className="flex flex-wrap justify-between gap-3 md:sticky md:bottom-0 md:z-10 md:bg-background md:py-3">
        <Button variant="ghost" onPress={onBack}>
          Back to columns
        </Button>
        <Button isDisabled={good === 0} onPress={onNext}>
          Continue with {counted(good, "person", "people")}
        </Button>
      </div>
    </div>
  );
}
