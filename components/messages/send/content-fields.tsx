"use client";

import {
  FieldError,
  Label,
  ListBox,
  Select,
  Skeleton,
  TextArea,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from "@heroui/react";
import { categoryWords } from "@/components/messages/words";
import type { TemplateView } from "@/lib/templates/schema";
import type { Draft } from "./draft";

type ModeProps = { mode: Draft["mode"]; onChange: (mode: Draft["mode"]) => void };

export function ModeSwitch({ mode, onChange }: ModeProps) {
  return (
    <ToggleButtonGroup
      data-first-focus
      aria-label="What to send"
      selectionMode="single"
      disallowEmptySelection
      fullWidth
      selectedKeys={[mode]}
      onSelectionChange={(keys) => onChange(keys.has("words") ? "words" : "template")}
    >
      <ToggleButton id="template">From a template</ToggleButton>
      <ToggleButton id="words">
        <ToggleButtonGroup.Separator />
        My own words
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

type TemplateProps = {
  templates: TemplateView[] | undefined;
  value: number | null;
  error: string | undefined;
  onChange: (templateId: number | null) => void;
};

export function TemplateField({ templates, value, error, onChange }: TemplateProps) {
  if (!templates) return <Skeleton className="h-16 w-full rounded-xl" />;
  return (
    <Select
      fullWidth
      variant="secondary"
      placeholder={templates.length === 0 ? "There are no templates yet" : "Choose a template"}
      isDisabled={templates.length === 0}
      isInvalid={error !== undefined}
      value={value}
      onChange={(key) => onChange(key === null ? null : Number(key))}
    >
      <Label>Template</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      {error ? <FieldError>{error}</FieldError> : null}
      <Select.Popover>
        <ListBox items={templates}>
          {(template) => (
            <ListBox.Item id={template.id} textValue={template.name}>
              <span className="truncate">{template.name}</span>
              <span className="ml-auto pl-4 text-xs text-muted">{categoryWords[template.category]}</span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}

type WordsProps = { value: string; error: string | undefined; onChange: (body: string) => void };

export function WordsField({ value, error, onChange }: WordsProps) {
  return (
    <TextField
      fullWidth
      variant="secondary"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
    >
      <Label>Text</Label>
      <TextArea rows={5} placeholder="Hi! Your table is ready." className="resize-y" />
      {error ? <FieldError>{error}</FieldError> : null}
    </TextField>
  );
}
