import { expect, test } from "vitest";
import { archiveWarning, usageWords } from "./usage-words";

test("who uses a segment is told by how far each campaign is", () => {
  expect(usageWords({ drafts: 0, underway: 0, over: 0 })).toBe("");
  expect(usageWords({ drafts: 0, underway: 0, over: 1 })).toBe("1 ended");
  expect(usageWords({ drafts: 2, underway: 1, over: 5 })).toBe("2 drafts, 1 under way, 5 ended");
});

test("putting one away warns of what is not over, and of nothing else", () => {
  expect(archiveWarning({ drafts: 0, underway: 0, over: 3 })).toBeNull();
  expect(archiveWarning({ drafts: 1, underway: 2, over: 0 })).toBe(
    "2 campaigns are under way. They go on with the people they were launched for. One draft names it, and cannot be launched until somebody chooses another segment there.",
  );
});
