"use client";

import { Button, Label, TextArea, TextField } from "@heroui/react";
import { ClipboardCopy } from "lucide-react";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { type Group, type Row, readDefinition, writeDefinition } from "./tree";

type Props = {
  root: Group;
  refusals: ReadonlyMap<number, string>;
  problem: string | null;
  onChange: (root: Group) => void;
  onBroken: (text: string) => void;
};

type Fault = { at: string; message: string };

/** The definition as the API takes it, to copy and to paste. What is wrong with it stands below, by its place. */
export function JsonView({ root, refusals, problem, onChange, onBroken }: Props) {
  const [text, setText] = useState(() => JSON.stringify(writeDefinition(root, isBegun).rule, null, 2));
  const [fault, setFault] = useState<Fault | null>(null);
  const type = (next: string) => {
    setText(next);
    const read = readText(next);
    if (read.ok) {
      setFault(null);
      onChange(read.root);
    } else {
      setFault(read.fault);
      onBroken(next);
    }
  };
  const { places } = writeDefinition(root, isBegun);
  const faults = fault
    ? [fault]
    : [...places].flatMap(([at, id]) => {
        const message = refusals.get(id);
        return message === undefined ? [] : [{ at, message }];
      });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast.success("Copied");
    } catch {
      toast.danger("This browser does not let a page copy. Select the text and copy it yourself.");
    }
  };
  return (
    <div className="space-y-3">
      <TextField value={text} onChange={type} isInvalid={faults.length > 0} variant="secondary" fullWidth>
        <Label className="sr-only">Definition as JSON</Label>
        <TextArea
          rows={Math.min(24, Math.max(8, text.split("\n").length + 1))}
          spellCheck={false}
          dir="ltr"
          className="font-mono text-[0.8125rem] leading-relaxed"
        />
      </TextField>
      <div aria-live="polite" className="space-y-2">
        {faults.length > 0 ? (
          <Notice tone="bad" title="This cannot be counted yet.">
            <ul className="space-y-1">
              {faults.map(({ at, message }) => (
                <li key={at}>
                  <code className="font-mono text-[0.8125rem] break-all">{at}</code>: {message}
                </li>
              ))}
            </ul>
          </Notice>
        ) : problem ? (
          <Notice tone="bad" title={problem} />
        ) : null}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          What is pasted here shows in words, too. Send it as “definition” to the API.
        </p>
        <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => void copy()}>
          <ClipboardCopy aria-hidden />
          Copy
        </Button>
      </div>
    </div>
  );
}

const isBegun = ({ path }: Row) => path !== "";

type Read = { ok: true; root: Group } | { ok: false; fault: Fault };

function readText(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, fault: { at: lineOf(error, text), message: "This is no JSON from here on." } };
  }
  const read = readDefinition(value);
  return read.ok ? read : { ok: false, fault: { at: read.problem.path, message: read.problem.message } };
}

/** Browsers tell the place in their own words; where they do, it is the line that helps. */
function lineOf(error: unknown, text: string): string {
  const words = error instanceof Error ? error.message : "";
  const line = /line (\d+)/.exec(words)?.[1];
  if (line) return `line ${line}`;
  const position = /position (\d+)/.exec(words)?.[1];
  return `line ${position ? text.slice(0, Number(position)).split("\n").length : text.split("\n").length}`;
}
