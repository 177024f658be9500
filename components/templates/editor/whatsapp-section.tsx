"use client";

import { Button, Label, TextField } from "@heroui/react";
import { Plus, X } from "lucide-react";
import type { UseFormReturn } from "react-hook-form";
import { useHasWhatsApp } from "@/components/settings/senders/use-has-whatsapp";
import { Choice } from "@/components/ui/choice";
import { Input } from "@/components/ui/input";
import { findPlaceholders } from "@/lib/templates/placeholders";
import type { TemplateForm } from "@/lib/templates/schema";
import { variableLabel } from "@/lib/templates/variables";
import { languageName } from "../words";
import { firstMessage } from "./first-message";

type Props = {
  form: UseFormReturn<TemplateForm, unknown, TemplateForm>;
  /** The language whose text is written now; null is the main one. */
  language: string | null;
};
type Content = TemplateForm["whatsapp_contents"][string];

const none: Content = { sid: "", variables: [] };
const MOST = 20;

/** Which template with WhatsApp's approval says the same as the text, and what fills its blanks. */
export function WhatsAppSection({ form, language }: Props) {
  const hasSender = useHasWhatsApp();
  const { body, bodies, whatsapp_contents: contents } = form.watch();
  const key = language ?? "";
  const content = contents[key] ?? none;
  const variables = content.variables ?? [];
  const names = [...new Set([body, ...Object.values(bodies)].flatMap(findPlaceholders))];
  const error = firstMessage(form.formState.errors.whatsapp_contents);
  const write = (next: Content) => {
    const { [key]: _, ...others } = form.getValues("whatsapp_contents");
    const isEmpty = next.sid.trim() === "" && (next.variables ?? []).length === 0;
    form.setValue("whatsapp_contents", isEmpty ? others : { ...others, [key]: next }, { shouldDirty: true });
    form.clearErrors("whatsapp_contents");
  };
  const free = names.filter((name) => !variables.includes(name));
  return (
    <details open={hasSender || Object.keys(contents).length > 0 || undefined} className="group">
      <summary className="-mx-1 flex min-h-11 cursor-pointer list-none items-center gap-2 px-1 text-sm font-medium text-muted hover:text-foreground [&::-webkit-details-marker]:hidden">
        <span aria-hidden className="transition-transform group-open:rotate-90">
          ›
        </span>
        WhatsApp
        {language === null ? null : ` in ${languageName(language)}`}
      </summary>
      <div className="space-y-4 pt-1">
        <p className="text-sm text-muted">
          More than 24 hours after somebody last wrote to you, WhatsApp only delivers templates that it has
          approved. Name the one that says the same as this text. Without one, only people who wrote within
          those hours get it there.
        </p>
        <TextField
          fullWidth
          variant="secondary"
          isInvalid={error !== undefined}
          value={content.sid}
          onChange={(sid) => write({ ...content, sid: sid.trim() })}
        >
          <Label>Content SID at Twilio</Label>
          <Input placeholder="HX…" spellCheck="false" autoComplete="off" className="font-mono text-sm" />
        </TextField>
        {error ? (
          <p role="alert" className="text-sm text-danger">
            {error}
          </p>
        ) : null}
        {names.length > 0 && content.sid !== "" ? (
          <div className="space-y-2">
            <p className="text-sm font-medium">What fills its blanks, in order</p>
            {variables.map((name, place) => (
              <div key={name} className="flex items-center gap-2">
                <span aria-hidden className="w-12 shrink-0 font-mono text-sm text-muted">
                  {`{{${place + 1}}}`}
                </span>
                <Choice
                  label={`What fills blank ${place + 1}`}
                  anything="Choose…"
                  value={name}
                  options={[name, ...free].map((id) => ({ id, label: variableLabel(id) }))}
                  onChange={(id) =>
                    id !== null && write({ ...content, variables: variables.with(place, id) })
                  }
                  className="w-full max-w-64"
                />
                <Button
                  isIconOnly
                  size="sm"
                  variant="ghost"
                  aria-label={`Take out blank ${place + 1}`}
                  className="max-md:size-11"
                  onPress={() => write({ ...content, variables: variables.toSpliced(place, 1) })}
                >
                  <X aria-hidden />
                </Button>
              </div>
            ))}
            {free[0] !== undefined && variables.length < MOST ? (
              <Button
                size="sm"
                variant="tertiary"
                className="max-md:h-11"
                onPress={() => write({ ...content, variables: [...variables, ...free.slice(0, 1)] })}
              >
                <Plus aria-hidden />
                {`Add {{${variables.length + 1}}}`}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </details>
  );
}
