"use client";

import { SearchField } from "@heroui/react";
import type { RefObject } from "react";

type Props = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  className?: string;
};

/** The words a list is narrowed by. */
export function SearchBox({ label, placeholder, value, onChange, inputRef, className }: Props) {
  return (
    <SearchField
      aria-label={label}
      variant="secondary"
      value={value}
      onChange={onChange}
      className={className}
      fullWidth
    >
      <SearchField.Group>
        <SearchField.SearchIcon />
        <SearchField.Input ref={inputRef} placeholder={placeholder} maxLength={100} dir="auto" />
        <SearchField.ClearButton aria-label="Clear the search" />
      </SearchField.Group>
    </SearchField>
  );
}
