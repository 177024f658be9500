"use client";

import { Braces } from "lucide-react";
import { useRef } from "react";
import { Menu } from "@/components/ui/menu";
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
  const sections = groups.flatMap(({ id, title }) => {
    const items = variables.filter(({ group }) => group === id).map(toItem);
    return items.length === 0 ? [] : [{ title, items }];
  });
  return (
    <Menu
      label="Variables"
      items={sections}
      className="max-h-96 min-w-64"
      button={{
        size: "sm",
        variant: "tertiary",
        className: "max-md:h-10",
        onFocus: () => setTimeout(type),
      }}
      onAction={pick}
    >
      <Braces aria-hidden />
      Insert variable
    </Menu>
  );
}

const toItem = ({ name, label, sample }: TemplateVariable) => ({
  id: name,
  label,
  note: <span className="max-w-32 truncate text-xs text-muted">{sample}</span>,
});
