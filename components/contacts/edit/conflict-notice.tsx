"use client";

import { Button } from "@heroui/react";
import type { UseFormReturn } from "react-hook-form";
import { Notice } from "@/components/ui/notice";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { ContactView } from "@/lib/contacts/schema";
import { fieldWords } from "@/lib/templates/variables";
import { valueWords } from "../words";
import { type PersonDraft, type PersonValues, startValues } from "./draft";

type Props = {
  form: UseFormReturn<PersonValues, unknown, PersonDraft>;
  base: ContactView;
  theirs: ContactView;
  definitions: DefinitionView[];
  onSettled: () => void;
};

const plain = ["first_name", "last_name", "email", "language", "time_zone", "preferred_channel"] as const;

/** Somebody else saved first: what they wrote and what is typed here, side by side, to choose from. */
export function ConflictNotice({ form, base, theirs, definitions, onSettled }: Props) {
  const mine = form.getValues();
  const changes = changesOf(base, theirs, mine, definitions);
  const settle = (takeTheirs: boolean) => {
    const fresh = startValues(theirs, definitions, null);
    const kept = form.getValues();
    const start = startValues(base, definitions, null);
    for (const field of plain)
      if (takeTheirs ? theirs[field] !== base[field] : kept[field] === start[field])
        form.setValue(field, fresh[field] ?? "");
    const tagsChanged = JSON.stringify(theirs.tags) !== JSON.stringify(base.tags);
    if (takeTheirs ? tagsChanged : JSON.stringify(kept.tags) === JSON.stringify(start.tags))
      form.setValue("tags", fresh.tags);
    for (const [n, attribute] of kept.attributes.entries()) {
      const value = fresh.attributes.find((one) => one.key === attribute.key)?.text ?? "";
      const isTheirs = theirs.attributes[attribute.key] !== base.attributes[attribute.key];
      const isUntouched =
        attribute.text === (start.attributes.find((one) => one.key === attribute.key)?.text ?? "");
      if (takeTheirs ? isTheirs : isUntouched) form.setValue(`attributes.${n}.text`, value);
    }
    onSettled();
  };
  return (
    <Notice tone="wait" role="alert" title="Somebody changed this person while you were typing.">
      <p>Nothing of yours is lost. Choose what to keep, then save.</p>
      <dl className="my-3 space-y-2">
        {changes.map((change) => (
          <div key={change.label}>
            <dt className="text-xs text-muted">{change.label}</dt>
            <dd>
              Now <bdi className="font-medium">{change.theirs}</bdi>
              {change.mine === null ? null : (
                <>
                  , yours is <bdi className="font-medium">{change.mine}</bdi>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onPress={() => settle(false)}>
          Keep mine where I typed
        </Button>
        <Button size="sm" variant="ghost" onPress={() => settle(true)}>
          Take theirs
        </Button>
      </div>
    </Notice>
  );
}

type Change = { label: string; theirs: string; mine: string | null };

function changesOf(
  base: ContactView,
  theirs: ContactView,
  mine: PersonValues,
  definitions: DefinitionView[],
) {
  const changes: Change[] = plain
    .filter((field) => theirs[field] !== base[field])
    .map((field) => ({
      label: fieldWords(field),
      theirs: valueWords(theirs[field]),
      mine: (mine[field] || null) === base[field] ? null : valueWords(mine[field]),
    }));
  if (JSON.stringify(theirs.tags) !== JSON.stringify(base.tags))
    changes.push({
      label: "Tags",
      theirs: valueWords(theirs.tags.join(", ")),
      mine: JSON.stringify(mine.tags) === JSON.stringify(base.tags) ? null : valueWords(mine.tags.join(", ")),
    });
  for (const key of new Set([...Object.keys(base.attributes), ...Object.keys(theirs.attributes)])) {
    if (base.attributes[key] === theirs.attributes[key]) continue;
    const typed = mine.attributes.find((one) => one.key === key)?.text ?? "";
    const isUntouched = typed === String(base.attributes[key] ?? "");
    changes.push({
      label: definitions.find((one) => one.key === key)?.label ?? fieldWords(key),
      theirs: valueWords(theirs.attributes[key]),
      mine: isUntouched ? null : valueWords(typed),
    });
  }
  return changes;
}
