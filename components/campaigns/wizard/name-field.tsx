"use client";

import { FieldError, Label, TextField } from "@heroui/react";
import { CloudCheck, CloudOff, LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";
import { type Draft, faultOf, type Safety } from "./draft";

const safetyLooks: Record<Safety, { words: string; icon: typeof CloudCheck }> = {
  saved: { words: "Draft saved", icon: CloudCheck },
  saving: { words: "Saving…", icon: LoaderCircle },
  unsaved: { words: "Not saved yet", icon: CloudOff },
};

/** What the campaign is called, only inside the house; and whether what was chosen is safe. */
export function NameField({ draft }: { draft: Draft }) {
  const { campaign, choices, change, safety } = draft;
  const [typed, setTyped] = useState(choices.name);
  const fault = faultOf(draft, "name");
  useEffect(() => setTyped(choices.name), [choices.name]);
  if (!campaign) {
    return (
      <h1 className="text-2xl leading-tight font-semibold tracking-tight md:text-[1.75rem]">New campaign</h1>
    );
  }
  const { words, icon: Icon } = safetyLooks[safety];
  return (
    <div className="min-w-0 flex-1">
      <h1 className="sr-only">{choices.name}</h1>
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
        <TextField
          value={typed}
          onChange={(name) => {
            setTyped(name);
            if (name.trim() !== "") change({ name });
          }}
          onBlur={() => typed.trim() === "" && setTyped(choices.name)}
          isInvalid={fault !== undefined}
          className="max-w-full min-w-0"
          maxLength={100}
        >
          <Label className="sr-only">Name of the campaign</Label>
          <Input
            style={{ width: `${Math.min(60, typed.length) + 3}ch` }}
            className="-ml-2 h-11 max-w-full min-w-40 truncate border-transparent bg-transparent px-2 text-2xl! font-semibold tracking-tight shadow-none hover:bg-default focus:bg-field md:text-[1.75rem]!"
          />
          {fault ? <FieldError>{fault}</FieldError> : null}
        </TextField>
        <p role="status" className="flex items-center gap-1.5 text-sm text-muted">
          <Icon
            aria-hidden
            className={safety === "saving" ? "size-4 animate-spin motion-reduce:animate-none" : "size-4"}
          />
          {words}
        </p>
      </div>
    </div>
  );
}
