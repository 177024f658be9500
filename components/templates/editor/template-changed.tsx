"use client";

import { fileNameOf } from "@/components/media/pictures";
import { ChangedNotice } from "@/components/shell/changed-notice";
import type { TemplateForm, TemplateView } from "@/lib/templates/schema";
import { changesOf, toForm } from "../draft";
import { languageName, purposes } from "../words";
import { WordDiff } from "./word-diff";

const templateView = async () => (await import("@/lib/templates/schema")).templateView;

/** Each thing that two people left different, in words. */
function differences(theirs: TemplateForm, mine: TemplateForm) {
  const words = (form: TemplateForm): [label: string, text: string][] => [
    ["Name", form.name],
    ["Purpose", purposes[form.category].label],
    ["Note for the team", form.description ?? ""],
    ["Ready to use", form.is_active ? "Yes" : "No"],
    ["Text", form.body],
    ["Pictures", form.media_urls.map((address, index) => `${index + 1}. ${fileNameOf(address)}`).join("\n")],
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

/** Somebody else saved first: their text beside one's own, and the choice. */
export const TemplateChanged = ({ template, mine, ...choices }: Props) => (
  <ChangedNotice
    title="Somebody else saved this template while you were writing."
    of={{ resource: "templates", id: template.id, answer: templateView }}
    {...choices}
  >
    {(theirs) => (
      <>
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
      </>
    )}
  </ChangedNotice>
);
