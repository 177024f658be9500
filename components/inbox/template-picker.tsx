"use client";

import { Button, Popover, Skeleton, toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { useTemplates } from "@/components/messages/send/use-templates";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SearchBox } from "@/components/ui/search-box";
import type { TemplateView } from "@/lib/templates/schema";

type Props = {
  contactId: number;
  /** Only what WhatsApp approved may go now. */
  isApprovedOnly: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The template's words, filled for this person, to be changed as one likes. */
  onBody: (body: string) => void;
  onTemplate: (templateId: number) => void;
};

const filled = z.object({ body: z.string() });

/** Answers that are written already: found by a word, put into the field. */
export function TemplatePicker(props: Props) {
  const { isOpen, onOpenChange } = props;
  return (
    <Popover isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button size="sm" variant="ghost" className="max-md:h-11 max-md:min-w-11">
        <LayoutTemplate aria-hidden />
        <span className="max-sm:sr-only">Template</span>
      </Button>
      <Popover.Content placement="top start" className="w-88 max-w-[calc(100vw-2rem)]">
        <Popover.Dialog aria-label="Templates" className="p-3">
          {isOpen ? <Shelf {...props} /> : null}
        </Popover.Dialog>
      </Popover.Content>
    </Popover>
  );
}

function Shelf({ contactId, isApprovedOnly, onOpenChange, onBody, onTemplate }: Props) {
  const { api } = useWorkspace();
  const templates = useTemplates();
  const [q, setQ] = useState("");
  const fill = useMutation({
    mutationFn: (template: TemplateView) =>
      api.post(
        "/messages/preview",
        { contact_id: contactId, template_id: template.id, channel: "sms" },
        { answer: filled },
      ),
    onSuccess: ({ body }) => {
      onBody(body);
      onOpenChange(false);
    },
    onError: (error) => toast.danger(error.message),
  });
  const rows = (templates.data ?? [])
    .filter((template) => !isApprovedOnly || Object.keys(template.whatsapp_contents).length > 0)
    .filter(({ name, body }) => `${name} ${body}`.toLowerCase().includes(q.toLowerCase().trim()))
    .toSorted((a, b) => Number(b.category === "conversation") - Number(a.category === "conversation"));
  const choose = (template: TemplateView) => {
    if (!isApprovedOnly) return fill.mutate(template);
    onTemplate(template.id);
    onOpenChange(false);
  };
  return (
    <div className="space-y-2">
      <SearchBox label="Search templates" placeholder="Search templates" value={q} onChange={setQ} />
      {templates.isPending ? (
        <Skeleton className="h-32 w-full rounded-xl" />
      ) : (
        <ul aria-label="Templates" className="max-h-72 overflow-y-auto">
          {rows.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                disabled={fill.isPending}
                onClick={() => choose(template)}
                className="w-full cursor-pointer rounded-lg px-2.5 py-2 text-left -outline-offset-2 hover:bg-surface-secondary"
              >
                <span className="block truncate text-sm font-medium">{template.name}</span>
                <span dir="auto" className="line-clamp-2 text-xs text-muted">
                  {template.body}
                </span>
              </button>
            </li>
          ))}
          {rows.length === 0 ? (
            <li className="px-2.5 py-3 text-sm text-muted">
              {isApprovedOnly ? "No template is approved for WhatsApp yet." : "No template has these words."}
            </li>
          ) : null}
        </ul>
      )}
    </div>
  );
}
