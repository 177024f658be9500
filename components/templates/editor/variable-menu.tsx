"use client";

import { Button, Dropdown, Header, Label } from "@heroui/react";
import { Braces } from "lucide-react";
import { useRef } from "react";
import type { TemplateVariable } from "@/lib/templates/preview-schema";

type Props = { variables: TemplateVariable[]; onPick: (name: string) => void };

const groups: { id: TemplateVariable["group"]; title: string }[] = [
  { id: "person", title: "The person" },
  { id: "own_field", title: "Your own fields" },
  { id: "business", title: "Your business" },
  { id: "given", title: "Asked for with each send" },
];

/** Every variable by where its value comes from; picking one types it at the caret. */
export function VariableMenu({ variables, onPick }: Props) {
  const picked = useRef<string | null>(null);
  const type = () => {
    if (picked.current !== null) onPick(picked.current);
    picked.current = null;
  };
  // A menu that closes gives the focus back to its button; only then may the text have it.
  const pick = (name: string) => {
    picked.current = name;
    setTimeout(type, 400);
  };
  return (
    <Dropdown>
      <Button size="sm" variant="tertiary" className="max-md:h-10" onFocus={() => setTimeout(type)}>
        <Braces aria-hidden />
        Insert variable
      </Button>
      <Dropdown.Popover placement="bottom end" className="max-h-96 min-w-64">
        <Dropdown.Menu aria-label="Variables" onAction={(name) => pick(String(name))}>
          {groups.map(({ id, title }) => {
            const members = variables.filter(({ group }) => group === id);
            if (members.length === 0) return null;
            return (
              <Dropdown.Section key={id} aria-label={title}>
                <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
                {members.map(({ name, label, sample }) => (
                  <Dropdown.Item key={name} id={name} textValue={label}>
                    <Label className="flex-1">{label}</Label>
                    <span className="max-w-32 truncate text-xs text-muted">{sample}</span>
                  </Dropdown.Item>
                ))}
              </Dropdown.Section>
            );
          })}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
