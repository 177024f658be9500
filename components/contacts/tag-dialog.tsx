"use client";

import { Button, Label, Modal, TextField } from "@heroui/react";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { useTags } from "./use-people";
import { people } from "./words";

export type TagProps = {
  mode: "add" | "remove" | null;
  isOpen: boolean;
  count: number;
  /** Tags that somebody among the picked carries. */
  carried: string[];
  isPending: boolean;
  onPick: (tag: string) => void;
  onClose: () => void;
};

/** One tag for many people: pick one that is in use, or write a new one. */
export function TagDialog({ mode, isOpen, count, carried, isPending, onPick, onClose }: TagProps) {
  const [text, setText] = useState("");
  const inUse = useTags().data?.data.map(({ tag }) => tag) ?? [];
  const wanted = text.trim();
  const offered = (mode === "remove" ? carried : inUse)
    .filter((tag) => tag.toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, 24);
  const pick = (tag: string) => {
    setText("");
    onPick(tag);
  };
  const isNew = mode === "add" && wanted !== "" && !inUse.includes(wanted);
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(isKept) => !isKept && onClose()}>
      <Modal.Container placement="center">
        <Modal.Dialog className="sm:max-w-md">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">
              {mode === "remove" ? `Remove a tag from ${people(count)}` : `Tag ${people(count)}`}
            </Modal.Heading>
          </Modal.Header>
          <Modal.Body className="space-y-4 pt-3 text-foreground">
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (mode === "add" && wanted) pick(wanted);
                else if (offered[0]) pick(offered[0]);
              }}
            >
              <TextField fullWidth variant="secondary" value={text} onChange={setText} maxLength={50}>
                <Label>Tag</Label>
                <Input
                  autoFocus
                  placeholder={mode === "remove" ? "Find a tag" : "Find or write a tag"}
                  dir="auto"
                />
              </TextField>
            </form>
            <div className="flex flex-wrap gap-2">
              {isNew ? (
                <Button size="sm" isPending={isPending} onPress={() => pick(wanted)}>
                  <Plus aria-hidden />
                  New tag “{wanted}”
                </Button>
              ) : null}
              {offered.map((tag) => (
                <Button
                  key={tag}
                  size="sm"
                  variant="tertiary"
                  onPress={() => pick(tag)}
                  className="max-w-full"
                >
                  <bdi className="truncate">{tag}</bdi>
                </Button>
              ))}
            </div>
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
