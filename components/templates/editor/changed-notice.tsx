"use client";

import { Button, Spinner } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { type TemplateForm, type TemplateView, templateView } from "@/lib/templates/schema";
import { changesOf, toForm } from "../draft";
import { languageName, purposes } from "../words";
import { WordDiff } from "./word-diff";

/** Each thing that two people left different, in words. */
function differences(theirs: TemplateForm, mine: TemplateForm) {
  const words = (form: TemplateForm): [label: string, text: string][] => [
    ["Name", form.name],
    ["Purpose", purposes[form.category].label],
    ["Note for the team", form.description ?? ""],
    ["Ready to use", form.is_active ? "Yes" : "No"],
    ["Text", form.body],
    ...Object.entries(form.bodies).map(([tag, text]): [string, string] => [languageName(tag), text]),
  ];
  const [before, after] = [new Map(words(theirs)), new Map(words(mine))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((label) => ({ label, before: before.get(label) ?? "", after: after.get(label) ?? "" }))
    .filter((pair) => pair.before !== pair.after);
}

type Props = {
  template: TemplateView;
  mine: TemplateForm;
  onKeepMine: (theirs: TemplateView) => void;
  onTakeTheirs: (theirs: TemplateView) => void;
};

/** Somebody else saved first: their text beside one's own, and the choice. Nothing typed is lost meanwhile. */
export function ChangedNotice({ template, mine, onKeepMine, onTakeTheirs }: Props) {
  const { id, api } = useWorkspace();
  const latest = useQuery({
    queryKey: ["templates", id, "one", template.id, "changed"],
    queryFn: ({ signal }) => api.get(`/templates/${template.id}`, { answer: templateView, signal }),
    gcTime: 0,
  });
  const theirs = latest.data;
  return (
    <Notice
      tone="wait"
      role="alert"
      className="mb-4"
      title="Somebody else saved this template while you were writing."
    >
      {theirs ? (
        <div className="space-y-3 pt-1">
          <p>This is what changes if yours is saved over theirs:</p>
          <dl className="space-y-2 rounded-xl bg-surface px-3.5 py-2.5">
            {differences(toForm(theirs), {
              ...toForm(theirs),
              ...changesOf(toForm(template), mine),
            }).map(({ label, before, after }) => (
              <div key={label}>
                <dt className="text-xs text-muted">{label}</dt>
                <dd>
                  <WordDiff before={before} after={after} />
                </dd>
              </div>
            ))}
          </dl>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onPress={() => onKeepMine(theirs)}>
              Keep mine and go on
            </Button>
            <Button size="sm" variant="tertiary" onPress={() => onTakeTheirs(theirs)}>
              Take theirs
            </Button>
          </div>
        </div>
      ) : latest.isError ? (
        latest.error.message
      ) : (
        <Spinner size="sm" aria-label="Loading their text" />
      )}
    </Notice>
  );
}
