"use client";

import { Skeleton } from "@heroui/react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type Copy, copyFor, type EditorFacts } from "@/components/templates/draft";
import { Preview } from "@/components/templates/editor/preview";
import { Segmented } from "@/components/ui/segmented";
import { CODE_LENGTH } from "@/lib/links/code";
import { shortenLinks } from "@/lib/links/shorten";
import type { TemplateView } from "@/lib/templates/schema";
import { countSegments } from "@/lib/templates/segments";
import { pickBody } from "@/lib/templates/texts";
import { letterOf } from "../words";
import { factsFor } from "./blanks";

type Props = {
  templates: readonly (TemplateView | undefined)[];
  variables: Readonly<Record<string, string>>;
  blanks: readonly string[];
  facts: EditorFacts | undefined;
  /** What addresses become; null when they stay. */
  linkExample: string | null;
};

const withShortLinks = (copy: Copy, example: string): Copy => {
  const { text: body } = shortenLinks(copy.body, example.slice(0, -CODE_LENGTH));
  return { ...copy, body, count: countSegments(body) };
};

/** The text on a phone, for people whose names and alphabets differ; one of several texts at a time. */
export function TextPreview({ templates, variables, blanks, facts, linkExample }: Props) {
  const { name: business } = useWorkspace();
  const [at, setAt] = useState(0);
  const [kind, setKind] = useState("typical");
  const template = templates[at] ?? templates[0];
  if (!facts || !template)
    return <Skeleton className="mx-auto h-96 w-full max-w-[19rem] rounded-[2.25rem]" />;
  const unfilled = blanks.filter((name) => !variables[name]);
  const copies = facts.people.data.map((person) => {
    const text = pickBody(template, person.language);
    const values = { ...person.values, ...variables };
    const copy = copyFor({ ...person, values }, text, business, factsFor(facts, unfilled));
    return linkExample === null ? copy : withShortLinks(copy, linkExample);
  });
  const copy = copies.find(({ person }) => person.kind === kind) ?? copies[0];
  if (!copy) return null;
  return (
    <div className="space-y-4">
      {templates.length > 1 ? (
        <Segmented
          label="Which text"
          isFullWidth
          size="sm"
          options={templates.map((_, i) => ({
            id: String(i),
            face: letterOf(i),
            name: `Text ${letterOf(i)}`,
          }))}
          chosen={String(templates[at] ? at : 0)}
          onChoose={(id) => setAt(Number(id))}
        />
      ) : null}
      <Preview copies={copies} copy={copy} pictures={template.media_urls} onChoose={setKind} />
    </div>
  );
}
