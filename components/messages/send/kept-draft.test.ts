import { expect, test } from "vitest";
import { type Draft, emptyDraft } from "./draft";
import { readDraft, writeDraft } from "./kept-draft";

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const draft: Draft = {
  ...emptyDraft,
  recipient: { kind: "number", to: "+14155550137" },
  mode: "words",
  body: "Your table is free",
};

test("what was being written outlives a reload, for this person in this workspace alone", () => {
  const store = memory();
  writeDraft("1.rosa@salon.example", draft, store);
  expect(readDraft("1.rosa@salon.example", store)).toEqual(draft);
  expect(readDraft("1.ava@salon.example", store)).toEqual(emptyDraft);
  expect(readDraft("2.rosa@salon.example", store)).toEqual(emptyDraft);
});

test("nothing is left behind once it was sent", () => {
  const store = memory();
  writeDraft("1.rosa", draft, store);
  writeDraft("1.rosa", emptyDraft, store);
  expect(store.kept.size).toBe(0);
});

test("what is no draft, and a browser that keeps nothing, make an empty one", () => {
  const store = memory();
  store.setItem("parley.draft.1.rosa", '{"recipient":7}');
  expect(readDraft("1.rosa", store)).toEqual(emptyDraft);
  const closed = {
    getItem: () => {
      throw new Error("closed");
    },
    setItem: () => {
      throw new Error("closed");
    },
    removeItem: () => undefined,
  };
  writeDraft("1.rosa", draft, closed);
  expect(readDraft("1.rosa", closed)).toEqual(emptyDraft);
});
