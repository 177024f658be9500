import { expect, test } from "vitest";
import { excerpt, initials, lastLine, ownerWords, presenceWords, waitWords } from "./words";

const at = Date.parse("2026-11-22T10:00:00Z");

test.each([
  ["2026-11-22T09:59:30Z", "now"],
  ["2026-11-22T09:54:00Z", "6 min"],
  ["2026-11-22T07:00:00Z", "3 h"],
  ["2026-11-20T07:00:00Z", "2 days"],
])("who wrote at %s waits for %s", (since, words) => {
  expect(waitWords(since, at)).toBe(words);
});

test("an owner is named as the one who looks would", () => {
  const theo = { owner: "member" as const, owner_member: { id: 2, name: "Theo" }, is_mine: false };
  expect(ownerWords(theo)).toBe("Theo");
  expect(ownerWords({ ...theo, is_mine: true })).toBe("You");
  expect(ownerWords({ ...theo, owner_member: null })).toBe("A former member");
  expect(ownerWords({ ...theo, owner: "assistant" })).toBe("The assistant");
  expect(ownerWords({ ...theo, owner: "nobody", owner_member: null })).toBe("Nobody yet");
});

test("the last text says who spoke unless it was the customer", () => {
  const said = { id: 1, status: "sent" as const, body: "At four", has_media: false, sent_by: "Ava Lindgren" };
  expect(lastLine({ last_message: { ...said, direction: "outbound" } })).toBe("Ava: At four");
  expect(lastLine({ last_message: { ...said, direction: "inbound" } })).toBe("At four");
  expect(lastLine({ last_message: { ...said, direction: "inbound", body: "", has_media: true } })).toBe(
    "A picture",
  );
  expect(lastLine({ last_message: null })).toBe("Nothing has been said yet");
});

test("colleagues who write go before those who look", () => {
  const [ava, theo] = [{ member: { name: "Ava Lindgren" } }, { member: { name: "Theo Brandt" } }];
  expect(presenceWords([])).toBeNull();
  expect(presenceWords([{ ...ava, is_typing: false }])).toBe("Ava looks at this too");
  expect(
    presenceWords([
      { ...ava, is_typing: true },
      { ...theo, is_typing: false },
    ]),
  ).toBe("Ava is writing an answer…");
});

test("initials and excerpts are short", () => {
  expect(initials("Ava Maria Lindgren")).toBe("AL");
  expect(initials("Rosa")).toBe("R");
  expect(excerpt(`${"a".repeat(60)} balayage`, "BALAYAGE")).toMatch(/^…a+ balayage$/);
});
