import { expect, test } from "vitest";
import { inOrder, moved } from "./moved";

test("one is put to another place, and the others close up", () => {
  expect(moved(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(moved(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});

test("rows come in the order that is asked for; somebody else's new one is last", () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 9 }, { id: 3 }];
  expect(inOrder(rows, [3, 1, 2]).map(({ id }) => id)).toEqual([3, 1, 2, 9]);
});
