"use client";

import { SearchField } from "@heroui/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useSettled } from "./use-contacts";

type Props = {
  value: string | null;
  onChange: (words: string | null) => void;
  inputRef: RefObject<HTMLInputElement | null>;
};

const TYPING_PAUSE_MS = 300;

/** Words of the texts themselves, looked for once the typing pauses. */
export function WordsFilter({ value, onChange, inputRef }: Props) {
  const [text, setText] = useState(value ?? "");
  const settled = useSettled(text, TYPING_PAUSE_MS);
  const told = useRef(value);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  // Typed here: tell the list. Changed elsewhere (a view, "clear"): show it.
  useEffect(() => {
    const wish = settled.trim() || null;
    if (wish === told.current) return;
    told.current = wish;
    tell.current(wish);
  }, [settled]);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value ?? "");
  }, [value]);
  return (
    <SearchField
      variant="secondary"
      aria-label="Find words in texts"
      value={text}
      onChange={setText}
      maxLength={100}
      fullWidth
    >
      <SearchField.Group>
        <SearchField.SearchIcon />
        <SearchField.Input ref={inputRef} placeholder="Find words" />
        <SearchField.ClearButton />
      </SearchField.Group>
    </SearchField>
  );
}
