"use client";

import { AskOwner } from "@/components/settings/refused";
import { Card, Facts, SectionPage } from "@/components/settings/section-page";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import type { AssistantStatus } from "@/lib/assistant/schema";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { AnsweringForm } from "./answering-form";
import { answeringHours, modes, spanWords } from "./assistant-form";
import { FactsForm } from "./facts-form";
import { ModelForm } from "./model-form";
import { SoundForm } from "./sound-form";
import { TryIt } from "./try-it";

type Props = { workspace: WorkspaceView; owners: string[]; status: AssistantStatus };

/** How customers' texts are answered by themselves, what may be said, and a place to try it. */
export function AssistantSection({ workspace, owners, status }: Props) {
  const { may } = useWorkspace();
  return (
    <SectionPage
      title="Assistant"
      lead="Answers customers' texts, books and moves visits, and knows when to leave it to you."
    >
      <Engine status={status} />
      {may("workspace:write") ? (
        <>
          <AnsweringForm workspace={workspace} />
          <TryIt />
          <FactsForm workspace={workspace} />
          <SoundForm workspace={workspace} hasModel={status.has_model} />
          <ModelForm workspace={workspace} status={status} />
        </>
      ) : (
        <>
          <Card>
            <Facts rows={factsOf(workspace)} />
          </Card>
          <AskOwner owners={owners} what="the assistant" />
        </>
      )}
    </SectionPage>
  );
}

function Engine({ status }: { status: AssistantStatus }) {
  if (!status.has_model)
    return (
      <Notice tone="good" title="Answers by rules">
        No language model is set up on this installation. Hours, prices, the address and the whole booking
        dialogue work without one, in English and Spanish; everything else goes to your team.
      </Notice>
    );
  if (status.is_failing)
    return (
      <Notice tone="wait" title={`${status.model} does not answer at the moment`}>
        Until it does, texts are answered by rules.
      </Notice>
    );
  return (
    <Notice tone="good" title={`Answers with ${status.model}`}>
      Prices, times and links come from your settings and your calendar; an answer that says anything else is
      held for you.
    </Notice>
  );
}

const factsOf = ({ assistant }: WorkspaceView) =>
  [
    ["Mode", modes.find(({ id }) => id === assistant.mode)?.label],
    ["Answers", answeringHours.find(({ id }) => id === assistant.hours)?.label],
    ["Answers again after", `${spanWords(assistant.returns_after_minutes)} of silence`],
    ["Facts", assistant.facts.map(({ topic, text }) => `${topic}: ${text}`).join("\n") || null],
  ] as const;
