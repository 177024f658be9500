"use client";

import { Button, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Card } from "@/components/settings/section-page";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Input } from "@/components/ui/input";
import type { Tried } from "@/lib/assistant/schema";

const tried = async () => (await import("@/lib/assistant/schema")).tried;

/** A question as a customer might text it, answered as it stands saved; nothing is sent and nothing booked. */
export function TryIt() {
  const { api } = useWorkspace();
  const [text, setText] = useState("");
  const ask = useMutation({
    mutationFn: (body: string) => api.post("/assistant/try", { body }, { answer: tried }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !ask.isPending) ask.mutate(text.trim());
  };
  return (
    <Card title="Try it" lead="Text it as a customer would. Nothing is sent, nothing is booked.">
      <form onSubmit={submit} className="flex gap-2" aria-label="Try it">
        <TextField
          fullWidth
          variant="secondary"
          aria-label="A customer's text"
          value={text}
          onChange={setText}
          maxLength={1600}
        >
          <Input placeholder="Can I get a haircut on Friday afternoon?" className="max-md:h-11" />
        </TextField>
        <Button type="submit" isPending={ask.isPending} className="shrink-0 max-md:h-11">
          <Send aria-hidden />
          Try
        </Button>
      </form>
      <div aria-live="polite" className="space-y-3 empty:hidden">
        {ask.isError ? <p className="text-sm text-danger">{ask.error.message}</p> : null}
        {ask.data ? <Answer result={ask.data} asked={ask.variables} /> : null}
      </div>
    </Card>
  );
}

function Answer({ result, asked }: { result: Tried; asked: string }) {
  return (
    <>
      <Bubble direction="inbound">{asked}</Bubble>
      {result.reply === null ? null : (
        <Bubble direction="outbound" className="ml-auto" isDimmed={result.outcome === "held"}>
          {result.reply}
        </Bubble>
      )}
      <p className="text-right text-sm text-muted">{aboutWords(result)}</p>
    </>
  );
}

function aboutWords({ outcome, engine, reason_sentence: reason }: Tried): string {
  const by = engine === "rules" ? "By rules." : `By ${engine}.`;
  if (outcome === "held") return `Held for your team: ${reason ?? ""} ${by}`;
  if (outcome === "handover") return `${reason ?? ""} Your team gets this one.`;
  if (outcome === "silent") return `Says nothing: ${reason ?? ""}`;
  return by;
}
