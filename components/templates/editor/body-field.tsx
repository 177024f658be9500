"use client";

import { cn } from "@heroui/react";
import { type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { TemplateVariable } from "@/lib/templates/preview-schema";
import { CompletionList } from "./completion-list";
import { Mirror, rectAt } from "./mirror";
import { typeInto, useTyping } from "./use-typing";
import { VariableMenu } from "./variable-menu";

/** What others may do with the text: put it right as a whole, or point at a piece of it. */
export type BodyHandle = { replace: (text: string) => void; show: (spot: string) => void; focus: () => void };

type Props = {
  label: string;
  value: string;
  error: string | undefined;
  lang?: string;
  variables: TemplateVariable[];
  filled: ReadonlySet<string>;
  onChange: (text: string) => void;
  onBlur: () => void;
  ref: Ref<BodyHandle>;
};

// The area and its mirror must agree on every one of these.
const metrics =
  "px-3.5 py-3 text-base leading-7 tracking-normal font-sans whitespace-pre-wrap [overflow-wrap:break-word] [font-feature-settings:inherit]";

/** The text of a template: an ordinary text area whose variables look like chips. */
export function BodyField({ label, value, error, lang, variables, filled, onChange, onBlur, ref }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const typing = useTyping(area, variables);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    const box = mirror.current?.getBoundingClientRect();
    const rect = mirror.current && typing.at !== null ? rectAt(mirror.current, typing.at) : null;
    setPlace(
      box && rect
        ? {
            left: Math.max(0, Math.min(rect.left - box.left, box.width - 288)),
            top: rect.bottom - box.top + 6,
          }
        : null,
    );
  }, [typing.at]);

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    replace: (text) => area.current && typeInto(area.current, text, 0, area.current.value.length),
    show: (spot) => {
      const start = area.current?.value.indexOf(spot) ?? -1;
      if (start < 0) return;
      area.current?.focus();
      area.current?.setSelectionRange(start, start + spot.length);
    },
  }));

  return (
    <div>
      <div className="mb-1.5 flex items-end justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <VariableMenu variables={variables} onPick={typing.insert} />
      </div>
      <div
        className={cn(
          "relative rounded-field border bg-default transition-colors focus-within:border-accent focus-within:ring-2 focus-within:ring-accent/25",
          error ? "border-danger" : "border-[var(--field-border)]",
        )}
      >
        <Mirror
          ref={mirror}
          text={value}
          filled={filled}
          className={`pointer-events-none min-h-36 ${metrics}`}
        />
        <textarea
          ref={area}
          id={id}
          dir="auto"
          lang={lang}
          value={value}
          spellCheck
          maxLength={1600}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-about`}
          aria-autocomplete="list"
          aria-controls={typing.at === null ? undefined : `${id}-list`}
          aria-activedescendant={typing.at === null ? undefined : `${id}-list-${typing.active}`}
          className={cn(
            "absolute inset-0 block size-full resize-none overflow-hidden border-0 bg-transparent text-transparent caret-foreground outline-none selection:text-transparent",
            metrics,
          )}
          onChange={(event) => {
            onChange(event.target.value);
            typing.follow();
          }}
          onSelect={typing.follow}
          onKeyDown={typing.onKeyDown}
          onBlur={() => {
            typing.close();
            onBlur();
          }}
        />
        {place && typing.at !== null ? (
          <CompletionList
            id={`${id}-list`}
            place={place}
            options={typing.options}
            active={typing.active}
            onPick={typing.insert}
          />
        ) : null}
      </div>
      <div id={`${id}-about`} aria-live="polite" className="mt-1.5 text-sm">
        {error ? (
          <span className="text-danger">{error}</span>
        ) : (
          <span className="text-muted">
            Type <kbd className="font-sans">{"{{"}</kbd> for a variable.{" "}
            <span className="text-accent-soft-foreground">Green</span> ones fill themselves, the others are
            asked for with each send.
          </span>
        )}
      </div>
    </div>
  );
}
