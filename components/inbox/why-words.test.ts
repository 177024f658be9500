import { expect, test } from "vitest";
import { decidedWords, engineWords, outcomeWords, understoodWords } from "./why-words";

const turn = {
  engine: "rules",
  status: "sent" as const,
  reason: null,
  reason_sentence: null,
  steps: [],
  decided_by: null,
  tokens: 0,
  created_at: "2026-11-22T10:00:00.000Z",
  finished_at: "2026-11-22T10:00:00.420Z",
};
const did = { kind: "did" as const, sentence: "Moved their visit.", findings: [] };
const held = { kind: "held" as const, sentence: "Held back", findings: [] };

test("what was understood is told, and the language where it is another one", () => {
  expect(understoodWords({ intent: "book", source: "rules", language: "en-US" })).toBe(
    "Understood: wants a visit.",
  );
  expect(understoodWords({ intent: "hours", source: "model", language: "es" })).toBe(
    "Understood: asks for opening hours, in Spanish.",
  );
  expect(understoodWords({ intent: "other", source: "model", language: "not a tag!" })).toContain(
    "not a tag!",
  );
});

test("who answered, with what it took", () => {
  expect(engineWords(turn)).toBe("By rules, in 0.4 s");
  expect(
    engineWords({ ...turn, engine: "gpt-4.1-mini", tokens: 1284, finished_at: "2026-11-22T10:00:12Z" }),
  ).toBe("By gpt-4.1-mini, 1,284 tokens, in 12 s");
  expect(engineWords({ ...turn, finished_at: "2026-11-22T14:00:00Z" })).toBe("By rules");
});

test("silence is explained, unless what was done explains it", () => {
  expect(outcomeWords(turn)).toBeNull();
  expect(outcomeWords({ ...turn, status: "silent", steps: [did] })).toBeNull();
  expect(outcomeWords({ ...turn, status: "silent", reason: "mode_off", reason_sentence: "It is off." })).toBe(
    "Said nothing more. It is off.",
  );
  const unverified = {
    ...turn,
    status: "held" as const,
    reason: "unverified_facts",
    reason_sentence: "Unchecked.",
  };
  expect(outcomeWords(unverified)).toBe("Unchecked.");
  expect(outcomeWords({ ...unverified, steps: [held] })).toBeNull();
});

test("who let it go out is named", () => {
  expect(decidedWords({ ...turn, status: "approved", decided_by: "Rosa Delgado" })).toBe(
    "Approved by Rosa Delgado.",
  );
  expect(decidedWords({ ...turn, status: "draft" })).toBe("Waits for a person to approve it.");
  expect(decidedWords(turn)).toBeNull();
});
