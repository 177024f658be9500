import { expect, test } from "vitest";
import { readText } from "./read-body";

/** A body of which some arrives before the caller goes away, as Node tells it. */
const cutOff = () =>
  new Request("http://localhost:3000/api/v1/notes", {
    method: "POST",
    body: new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"note": "half'));
        controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
      },
    }),
    duplex: "half",
  } as RequestInit);

test("a caller who goes away while sending is no failure of ours", async () => {
  await expect(readText(cutOff(), 1_000)).rejects.toMatchObject({ status: 400, code: "incomplete_body" });
});
