"use client";

import { Button } from "@heroui/react";
import { Split } from "lucide-react";
import { useState } from "react";
import { useTemplates } from "@/components/messages/send/use-templates";
import { Dialog } from "@/components/settings/dialog";
import type { TemplateView } from "@/lib/templates/schema";
import { evenly, percents, rebalance, textsOf, type Variant, withTexts } from "./choices";
import type { Draft } from "./draft";
import { TemplateList } from "./template-list";
import { TextCard } from "./text-card";

const MOST = 5;

/** The text, or up to five that are tried against each other, with their shares. */
export function TextsSection({ draft }: { draft: Draft }) {
  const { campaign, choices, change } = draft;
  const templates = useTemplates().data;
  /** Which text is being chosen; one past the last adds another. */
  const [picking, setPicking] = useState<number | null>(null);
  const texts = textsOf(choices);
  const shares = percents(texts.map(({ weight }) => weight));
  const nameOf = (id: number) =>
    templates?.find((one) => one.id === id)?.name ??
    campaign?.variants.find(({ template_id }) => template_id === id)?.template_name ??
    campaign?.template_name ??
    "A text";
  const set = (next: Variant[]) => change(withTexts(next));
  const weighed = (next: Variant[], weights: number[]) =>
    set(next.map((text, i) => ({ ...text, weight: weights[i] ?? 1 })));

  function choose({ id }: TemplateView): void {
    const at = picking ?? 0;
    setPicking(null);
    if (at < texts.length) {
      set(texts.map((text, i) => (i === at ? { ...text, template_id: id } : text)));
      return;
    }
    weighed([...texts, { template_id: id, weight: 1 }], evenly(texts.length + 1));
  }

  return (
    <div className="space-y-4">
      <ul className="space-y-3">
        {texts.map((text, i) => (
          <TextCard
            key={`${i} ${text.template_id}`}
            template={templates?.find(({ id }) => id === text.template_id)}
            name={nameOf(text.template_id)}
            position={i}
            percent={texts.length > 1 ? (shares[i] ?? 0) : null}
            onChange={() => setPicking(i)}
            onPercent={(percent) => weighed([...texts], rebalance(shares, i, percent))}
            onRemove={() => {
              const left = texts.filter((_, n) => n !== i);
              weighed(left, percents(left.map(({ weight }) => weight)));
            }}
          />
        ))}
      </ul>
      {texts.length < MOST ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button variant="tertiary" onPress={() => setPicking(texts.length)}>
            <Split aria-hidden />
            {texts.length > 1 ? "Add another text" : "Try a second text against it"}
          </Button>
          {texts.length === 1 ? (
            <p className="text-sm text-muted">
              Each person gets one of them; afterwards you see which did better.
            </p>
          ) : null}
        </div>
      ) : null}
      <Dialog title="Choose a text" isOpen={picking !== null} onClose={() => setPicking(null)}>
        <TemplateList label="Texts" taken={texts.map(({ template_id }) => template_id)} onChoose={choose} />
      </Dialog>
    </div>
  );
}
