"use client";

import { ComboBox, Input, Label, ListBox } from "@heroui/react";
import { X } from "lucide-react";
import { useState } from "react";
import { type Control, Controller } from "react-hook-form";
import { Beneath } from "@/components/ui/form/field-frame";
import { useTags } from "../use-people";
import { people } from "../words";
import type { PersonDraft, PersonValues } from "./draft";

/** Tags as chips; those in use are offered while typing, Enter makes a new one. */
export function TagsField({ control }: { control: Control<PersonValues, unknown, PersonDraft> }) {
  return (
    <Controller
      name="tags"
      control={control}
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <div className="space-y-2">
          <TagInput tags={value} onChange={onChange} error={error?.message} />
          {value.length > 0 ? (
            <ul aria-label="Chosen tags" className="flex flex-wrap gap-1.5">
              {value.map((tag) => (
                <li
                  key={tag}
                  className="flex max-w-full items-center rounded-full bg-default pl-2.5 text-sm text-default-foreground"
                >
                  <bdi className="truncate">{tag}</bdi>
                  <button
                    type="button"
                    aria-label={`Remove ${tag}`}
                    onClick={() => onChange(value.filter((one) => one !== tag))}
                    className="grid size-8 cursor-pointer place-items-center rounded-full text-muted hover:text-foreground md:size-7"
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    />
  );
}

type InputProps = { tags: string[]; onChange: (tags: string[]) => void; error: string | undefined };

function TagInput({ tags, onChange, error }: InputProps) {
  const [text, setText] = useState("");
  const known = useTags().data?.data ?? [];
  const offered = known
    .filter(({ tag }) => !tags.includes(tag) && tag.toLowerCase().includes(text.trim().toLowerCase()))
    .slice(0, 30)
    .map((one) => ({ id: one.tag, ...one }));
  const add = (tag: string) => {
    const clean = tag.trim().slice(0, 50);
    setText("");
    if (clean !== "" && !tags.includes(clean)) onChange([...tags, clean]);
  };
  return (
    <ComboBox
      items={offered}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => key !== null && add(String(key))}
      allowsCustomValue
      variant="secondary"
      menuTrigger="focus"
      fullWidth
      isInvalid={error !== undefined}
    >
      <Label>Tags</Label>
      <ComboBox.InputGroup>
        <Input
          placeholder="Type and press Enter"
          autoComplete="off"
          dir="auto"
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            const isList = event.currentTarget.getAttribute("aria-activedescendant") !== null;
            if ((event.key !== "Enter" && event.key !== ",") || isList || text.trim() === "") return;
            event.preventDefault();
            add(text);
          }}
        />
        <ComboBox.Trigger />
      </ComboBox.InputGroup>
      <Beneath error={error} hint={null} />
      <ComboBox.Popover>
        <ListBox>
          {(item: { id: string; tag: string; contacts: number }) => (
            <ListBox.Item id={item.id} textValue={item.tag}>
              <span className="flex w-full items-baseline justify-between gap-3">
                <bdi className="truncate">{item.tag}</bdi>
                <span className="shrink-0 text-xs text-muted">{people(item.contacts)}</span>
              </span>
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
