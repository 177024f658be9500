import { cn } from "@heroui/react";
import type { ReplyDraft } from "./kept-reply";

type Props = { mode: ReplyDraft["mode"]; onChange: (mode: ReplyDraft["mode"]) => void };

const modes = [
  { mode: "reply", label: "Answer", key: "r" },
  { mode: "note", label: "Note for the team", key: "n" },
] as const;

/** An answer goes to the customer, a note stays here. */
export function ModeTabs({ mode: chosen, onChange }: Props) {
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">What to write</legend>
      {modes.map(({ mode, label, key }) => (
        <button
          key={mode}
          type="button"
          aria-pressed={mode === chosen}
          aria-keyshortcuts={key}
          onClick={() => onChange(mode)}
          className={cn(
            "h-7 cursor-pointer rounded-lg px-2.5 text-sm max-md:h-11",
            mode === chosen ? "bg-default font-medium" : "text-muted hover:text-foreground",
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
