"use client";

import { Button } from "@heroui/react";
import { Languages, Trash2 } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
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
          <Segmented
            label="Language of the text"
            size="sm"
            options={[
              { id: MAIN, face: "Main text" },
              ...tags.map((tag) => ({ id: tag, face: languageName(tag) })),
            ]}
            chosen={chosen ?? MAIN}
            onChoose={(id) => onChoose(id === MAIN ? null : id)}
            className="max-w-full flex-wrap"
          />
        ) : null}
        <Menu
          label="Languages"
          items={common
            .filter((tag) => !tags.includes(tag))
            .map((tag) => ({ id: tag, label: languageName(tag) }))}
          placement="bottom start"
          className="max-h-80 min-w-48"
          button={{ size: "sm", variant: "ghost", className: "max-md:h-10" }}
          onAction={onAdd}
        >
          <Languages aria-hidden />
          Add a language
        </Menu>
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
