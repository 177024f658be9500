"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type Part, useWarm } from "./on-demand";

/** What was typed, and whether the caret stood there, when the real field took its place. */
export type HandedOver = { typed: string; hasFocus: boolean };

type Props<P> = {
  part: Part<P & HandedOver>;
  props: P;
  label: string;
  isLabelHidden?: boolean;
  placeholder?: string;
  /** What a form holds there now. */
  shown?: string;
  hint?: ReactNode;
  icon?: ReactNode;
  className?: string;
};

/**
 * A field that finds by typing brings its list, its overlay and their keys: a plain one stands in its place until
 * somebody reaches for it or the page has had its time, as large, and hands over what was typed meanwhile.
 */
export function LaterField<P>({ part, props, label, placeholder, hint, icon, ...look }: Props<P>) {
  const [taken, setTaken] = useState<HandedOver | null>(part.Shown ? { typed: "", hasFocus: false } : null);
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef("");
  const id = useId();
  const isWanted = useRef(true);
  const fetchIt = () =>
    part.fetch().then((isFetched) => {
      const hasFocus = input.current !== null && document.activeElement === input.current;
      if (isWanted.current && isFetched) setTaken({ typed: typed.current, hasFocus });
    });
  useWarm(fetchIt);
  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
    };
  }, []);
  if (taken && part.Shown) return <part.Shown {...props} {...taken} />;
  return (
    <div className={`combo-box ${look.className ?? ""}`}>
      <label htmlFor={id} className={look.isLabelHidden ? "sr-only" : "label"} data-slot="label">
        {label}
      </label>
      <div className="combo-box__input-group combo-box__input-group--full-width">
        {icon}
        <input
          id={id}
          ref={input}
          className={`input input--secondary w-full ${icon ? "pl-9" : ""}`}
          data-slot="input"
          autoComplete="off"
          defaultValue={look.shown}
          placeholder={placeholder}
          onFocus={() => void fetchIt()}
          onPointerEnter={() => void fetchIt()}
          onChange={(event) => {
            typed.current = event.target.value;
          }}
          // Until then a press sends no form.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      </div>
      {hint ? (
        <span className="description" data-slot="description">
          {hint}
        </span>
      ) : null}
    </div>
  );
}
