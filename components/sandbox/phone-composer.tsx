"use client";

import { Button, Form, Label, TextField, Toolbar } from "@heroui/react";
import { ArrowUp } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { PictureShelf } from "./picture-shelf";

const quickWords = ["STOP", "START", "HELP", "1", "2", "NO PROMOS", "when are you open?"];

type Props = {
  isSending: boolean;
  onSend: (body: string) => Promise<unknown>;
  isSendingFile: boolean;
  onSendFile: (body: string, file: File) => Promise<unknown>;
};

/** Answers as the customer: in one's own words, with one tap, or with a picture. */
export function PhoneComposer({ isSending, onSend, isSendingFile, onSendFile }: Props) {
  const [text, setText] = useState("");
  // A text that did not get out stays in the field; what went wrong is told by a toast.
  const emptied = (sending: Promise<unknown>) =>
    sending.then(
      () => setText(""),
      () => undefined,
    );
  return (
    <div className="border-t border-separator pt-2.5 pb-4">
      <Toolbar
        aria-label="Quick answers"
        className="mb-2 flex w-full justify-start gap-1.5 overflow-x-auto rounded-none px-3 py-0.5 [scrollbar-width:none]"
      >
        {quickWords.map((word) => (
          <Button
            key={word}
            size="sm"
            variant="tertiary"
            className="shrink-0 px-3 text-xs tabular-nums max-md:h-11 max-md:min-w-11"
            onPress={() => void onSend(word).catch(() => undefined)}
          >
            {word}
          </Button>
        ))}
      </Toolbar>
      <Form
        className="flex items-end gap-1.5 px-3"
        onSubmit={(event) => {
          event.preventDefault();
          const body = text.trim();
          if (body && !isSending) void emptied(onSend(body));
        }}
      >
        <PictureShelf isSending={isSendingFile} onSend={(file) => emptied(onSendFile(text.trim(), file))} />
        <TextField
          variant="secondary"
          value={text}
          onChange={setText}
          maxLength={1600}
          className="min-w-0 flex-1"
        >
          <Label className="sr-only">Answer as the customer</Label>
          <Input placeholder="Answer as the customer" autoComplete="off" className="rounded-full" />
        </TextField>
        <Button
          type="submit"
          variant="primary"
          isIconOnly
          isPending={isSending}
          aria-label="Send"
          className="rounded-full max-md:size-11"
        >
          <ArrowUp aria-hidden />
        </Button>
      </Form>
    </div>
  );
}
