import { expect, test } from "vitest";
import { emptyReply, type ReplyDraft, readReply, writeReply } from "./kept-reply";

function drawer(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  };
}

const begun: ReplyDraft = { ...emptyReply, body: "See you at", variables: { first_name: "Maria" } };

test("a reply that was begun is there after a reload, in its own conversation alone", () => {
  const store = drawer();
  writeReply("1.7", begun, store);
  expect(readReply("1.7", store)).toEqual(begun);
  expect(readReply("1.8", store)).toEqual(emptyReply);
});

test("what an older page or somebody else wrote there is not taken for a reply", () => {
  const store = drawer();
  const wrong = ["{", "null", "[]", "7", JSON.stringify({ ...begun, channel: "fax" })];
  for (const text of [...wrong, JSON.stringify({ ...begun, pictures: [1] })]) {
    store.setItem("parley.reply.1.7", text);
    expect(readReply("1.7", store)).toEqual(emptyReply);
  }
});
