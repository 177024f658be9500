"use client";

import { Skeleton } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTemplates } from "@/components/messages/send/use-templates";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SearchBox } from "@/components/ui/search-box";
import { Shelf } from "@/components/ui/shelf";
import type { ShelfState } from "@/components/ui/shelf-button";
import { toast } from "@/components/ui/toast";
import type { TemplateView } from "@/lib/templates/schema";

export type ShelfProps = {
  contactId: number;
  /** Only what WhatsApp approved may go now. */
  isApprovedOnly: boolean;
  /** The template's words, filled for this person, to be changed as one likes. */
  onBody: (body: string) => void;
  onTemplate: (templateId: number) => void;
};
type Props = ShelfProps & ShelfState;

const filled = async () => (await import("@/components/messages/schema")).filledShape;

/** The templates over the button that asked for them. */
export function TemplateShelf(props: Props) {
  const { isOpen, onOpenChange, triggerRef } = props;
  return (
    <Shelf
      title="Templates"
      isTitleHidden
      className="w-88 max-w-[calc(100vw-2rem)]"
      {...{ isOpen, onOpenChange, triggerRef }}
    >
      {isOpen ? <Choice {...props} /> : null}
    </Shelf>
  );
}

function Choice({ contactId, isApprovedOnly, onOpenChange, onBody, onTemplate }: Props) {
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
