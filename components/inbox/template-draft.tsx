"use client";

import { Button } from "@heroui/react";
import { X } from "lucide-react";
import type { Preview } from "@/components/messages/schema";
import { VariableFields } from "@/components/messages/send/variable-fields";
import type { Reply } from "./use-reply";

/** An approved template that goes out as it is: its words, and the blanks it has. */
export function TemplateDraft({ reply: { draft, change }, told }: { reply: Reply; told: Preview | null }) {
  const blanks = [...new Set([...(told?.missing_variables ?? []), ...Object.keys(draft.variables)])];
  return (
    <div className="space-y-3">
      <div className="flex items-start gap-2 rounded-xl bg-surface-secondary px-3.5 py-2.5">
        <p dir="auto" className="min-h-10 min-w-0 flex-1 text-sm whitespace-pre-wrap">
          {told?.body ?? "…"}
        </p>
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          aria-label="Leave the template"
          className="max-md:size-11"
          onPress={() => change({ templateId: null, variables: {} })}
        >
          <X aria-hidden />
        </Button>
      </div>
      <VariableFields
        placeholders={blanks}
        filled={told?.filled ?? {}}
        missing={told?.missing_variables ?? []}
        values={draft.variables}
        faults={{}}
        onChange={(key, value) => change({ variables: { ...draft.variables, [key]: value } })}
      />
    </div>
  );
}
