"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { SearchBox } from "@/components/ui/search-box";

type Props = {
  value: string | null;
  onChange: (words: string | null) => void;
  inputRef: RefObject<HTMLInputElement | null>;
};

const TYPING_PAUSE_MS = 300;

/** Words of the texts themselves, looked for once the typing pauses. */
export function WordsFilter({ value, onChange, inputRef }: Props) {
  const [text, setText] = useState(value ?? "");
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef(value);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => () => clearTimeout(pause.current), []);
  // Changed elsewhere (a view, "clear"): show it, and forget what was about to be told.
  useEffect(() => {
    if (value === told.current) return;
    clearTimeout(pause.current);
    told.current = value;
    setText(value ?? "");
  }, [value]);
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      const wish = typed.trim() || null;
      if (wish === told.current) return;
      told.current = wish;
      tell.current(wish);
    }, TYPING_PAUSE_MS);
  };
  return (
    <SearchBox
      label="Find words in texts"
      placeholder="Find words"
      value={text}
      onChange={type}
      inputRef={inputRef}
    />
  );
}
