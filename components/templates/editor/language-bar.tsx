"use client";

import { Button, Dropdown, Label, ToggleButton, ToggleButtonGroup } from "@heroui/react";
import { Languages, Trash2 } from "lucide-react";
import { languageName } from "../words";

const common = "es fr de it pt pt-BR zh zh-Hant vi ko tl ja ar hi ru pl uk nl tr el he fa ht so".split(" ");
const MAIN = "main";

type Props = {
  /** Languages that have a text of their own. */
  tags: string[];
  /** The one that is written now; null is the main text. */
  chosen: string | null;
  onChoose: (tag: string | null) => void;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
};

/** The main text and its translations. A person gets the one in their language, else the main one. */
export function LanguageBar({ tags, chosen, onChoose, onAdd, onRemove }: Props) {
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        {tags.length > 0 ? (
          <ToggleButtonGroup
            aria-label="Language of the text"
            selectionMode="single"
            disallowEmptySelection
            size="sm"
            selectedKeys={[chosen ?? MAIN]}
            onSelectionChange={(keys) => {
              const [key] = [...keys];
              onChoose(key === MAIN || key === undefined ? null : String(key));
            }}
            className="max-w-full flex-wrap"
          >
            <ToggleButton id={MAIN}>Main text</ToggleButton>
            {tags.map((tag) => (
              <ToggleButton key={tag} id={tag}>
                <ToggleButtonGroup.Separator />
                {languageName(tag)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        ) : null}
        <Dropdown>
          <Button size="sm" variant="ghost" className="max-md:h-10">
            <Languages aria-hidden />
            Add a language
          </Button>
          <Dropdown.Popover placement="bottom start" className="max-h-80 min-w-48">
            <Dropdown.Menu aria-label="Languages" onAction={(tag) => onAdd(String(tag))}>
              {common
                .filter((tag) => !tags.includes(tag))
                .map((tag) => (
                  <Dropdown.Item key={tag} id={tag} textValue={languageName(tag)}>
                    <Label>{languageName(tag)}</Label>
                  </Dropdown.Item>
                ))}
            </Dropdown.Menu>
          </Dropdown.Popover>
        </Dropdown>
        {chosen ? (
          <Button
            size="sm"
            variant="ghost"
            className="ml-auto text-muted max-md:h-10"
            onPress={() => onRemove(chosen)}
          >
            <Trash2 aria-hidden />
            Remove {languageName(chosen)}
          </Button>
        ) : null}
      </div>
      {tags.length > 0 ? <p className="mt-1.5 text-sm text-muted">{readersOf(tags, chosen)}</p> : null}
    </div>
  );
}

/** Who gets the text that is written now, the way it is chosen when it goes out. */
function readersOf(tags: readonly string[], chosen: string | null): string {
  if (chosen === null)
    return `For everybody who does not read ${new Intl.ListFormat("en", { type: "disjunction" }).format(tags.map(languageName))}.`;
  const name = languageName(chosen);
  const isRegional = chosen.includes("-");
  return `For people whose language is ${name}${isRegional ? "" : ", of whatever country"}; set it on their page or in an import.`;
}
