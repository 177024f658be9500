"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { Pictures } from "@/components/media/pictures";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { TemplateView } from "@/lib/templates/schema";
import { useTemplateActions } from "../use-template-actions";
import { VariableText } from "../variable-text";
import { languageName, purposes, usageWords } from "../words";

/** A template to read: an archived one, or for people who may not change it. */
export function ReadOnly({ template }: { template: TemplateView | null }) {
  const { may } = useWorkspace();
  if (!template) {
    return <Notice tone="wait" title="Templates are written by owners and managers." />;
  }
  const { label, who, when } = purposes[template.category];
  const texts: [title: string, text: string][] = [
    ["Text", template.body],
    ...Object.entries(template.bodies).map(([tag, text]): [string, string] => [languageName(tag), text]),
  ];
  return (
    <div className="space-y-4">
      {template.archived_at ? (
        <Archived template={template} />
      ) : may("templates:write") ? null : (
        <Notice tone="wait" title="You can read and send this template.">
          Owners and managers can change it.
        </Notice>
      )}
      <Panel className="space-y-5 p-5 md:p-6">
        {texts.map(([title, text]) => (
          <section key={title} aria-label={title}>
            <h2 className="mb-1.5 text-sm font-medium">{title}</h2>
            <p dir="auto" className="leading-7 break-words whitespace-pre-wrap">
              <VariableText text={text} chipClassName="bg-accent-soft text-accent-soft-foreground" />
            </p>
          </section>
        ))}
        <Pictures isBare addresses={template.media_urls} className="max-w-xs" />
        {Object.keys(template.whatsapp_contents).length > 0 ? (
          <p className="text-sm text-muted">
            On WhatsApp it goes out as a template that WhatsApp has approved.
          </p>
        ) : null}
        <section aria-label="Purpose" className="border-t border-separator pt-4 text-sm">
          <h2 className="font-medium">{label}</h2>
          <p className="mt-1 text-muted">{who}</p>
          <p className="mt-1 text-muted">{when}</p>
          <p className="mt-3 text-muted">{usageWords(template.usage)}</p>
          {template.description ? <p className="mt-3">{template.description}</p> : null}
        </section>
      </Panel>
    </div>
  );
}

function Archived({ template }: { template: TemplateView }) {
  const { may } = useWorkspace();
  const { restore } = useTemplateActions();
  const router = useRouter();
  return (
    <Notice tone="wait" title="This template is archived, so nobody can send it.">
      {may("templates:write") ? (
        <Button
          size="sm"
          variant="secondary"
          className="mt-2"
          isPending={restore.isPending}
          onPress={() => restore.mutate(template, { onSuccess: () => router.refresh() })}
        >
          Restore it
        </Button>
      ) : null}
    </Notice>
  );
}
