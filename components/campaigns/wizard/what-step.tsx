"use client";

import { useTemplates } from "@/components/messages/send/use-templates";
import { Panel } from "@/components/ui/panel";
import { BlankFields } from "./blank-fields";
import { blanksOf } from "./blanks";
import { textsOf, withTexts } from "./choices";
import { type Draft, faultOf } from "./draft";
import { LinksSection } from "./links-section";
import { TemplateList } from "./template-list";
import { TextPreview } from "./text-preview";
import { TextsSection } from "./texts-section";
import { useTemplateFacts } from "./use-template-facts";

/** What they get: the text with its blanks, and how it looks on a phone. */
export function WhatStep({ draft }: { draft: Draft }) {
  const { choices, change, campaign } = draft;
  const templates = useTemplates().data;
  const facts = useTemplateFacts();
  const chosen = textsOf(choices).map(({ template_id }) => templates?.find(({ id }) => id === template_id));
  const known = chosen.filter((template) => template !== undefined);
  const blanks = facts ? blanksOf(known, facts) : [];
  const fault = faultOf(draft, "template_id") ?? faultOf(draft, "variants");
  if (!campaign) {
    return (
      <Panel aria-label="What" className="px-5 py-6 md:px-6">
        <h2 className="mb-3 font-semibold tracking-tight">Which text do they get?</h2>
        {draft.safety === "saving" ? (
          <p role="status" className="py-16 text-center text-muted">
            Making the draft…
          </p>
        ) : (
          <TemplateList
            label="Texts"
            onChoose={({ id }) => change(withTexts([{ template_id: id, weight: 100 }]))}
          />
        )}
      </Panel>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Panel aria-label="What" className="space-y-7 px-5 py-6 md:px-6">
        <div>
          <h2 className="mb-3 font-semibold tracking-tight">
            {chosen.length > 1 ? "Which texts are tried?" : "Which text do they get?"}
          </h2>
          <TextsSection draft={draft} />
          {fault ? (
            <p role="alert" className="mt-2 text-sm text-danger">
              {fault}
            </p>
          ) : null}
        </div>
        <BlankFields draft={draft} blanks={blanks} />
        <LinksSection draft={draft} example={campaign.link_example} texts={known} />
      </Panel>
      <div className="lg:sticky lg:top-6">
        <TextPreview
          templates={chosen}
          variables={choices.variables}
          blanks={blanks}
          facts={facts}
          linkExample={choices.shorten_links ? campaign.link_example : null}
        />
      </div>
    </div>
  );
}
