import { expect, test } from "vitest";
import { plainQuery } from "./view-query";

test("two addresses of one filter are one view, whatever is open and in whatever order", () => {
  expect(plainQuery("?status=failed&from=2026-11-01&message=7")).toBe(
    plainQuery("from=2026-11-01&status=failed"),
  );
  expect(plainQuery("?message=7&q=")).toBe("");
  expect(plainQuery("tag=vip&tag=new")).toBe("tag=vip&tag=new");
});
