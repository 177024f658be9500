import type { AttributeKind } from "@/db/enums";
import { attributeKinds } from "@/db/enums";

/** Each kind of field as staff say it. */
export const kindWords: Record<AttributeKind, { label: string; hint: string }> = {
  text: { label: "Text", hint: "Anything written" },
  number: { label: "Number", hint: "Visits, points, a price" },
  date: { label: "Day", hint: "A birthday, a last visit" },
  boolean: { label: "Yes or no", hint: "Allergic, member" },
  choice: { label: "One of a list", hint: "A plan, a favorite stylist" },
};

export const kindOptions = attributeKinds.map((id) => ({ id, ...kindWords[id] }));

/** "Favorite color" as a key: `favorite_color`. Letters of every script stay. */
export const keyOf = (label: string): string =>
  label
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 64);

/** Choices, one a line. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
