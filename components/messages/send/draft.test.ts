import { describe, expect, test } from "vitest";
import { sendMessageInput } from "@/lib/messages/schema";
import { requestKeys } from "../../shell/request-keys";
import { instantOf } from "../../ui/instant-of";
import { type Draft, emptyDraft, fieldKey, fieldOf } from "./draft";
import { toRequest } from "./request";

const zone = "America/New_York";
const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, ...change });

describe("a planned hour is read on the workspace's clock", () => {
  test.each([
    ["2026-07-01T09:00", "2026-07-01T13:00:00.000Z"],
    ["2026-12-01T09:00", "2026-12-01T14:00:00.000Z"],
    // The clocks go back at 2:00: the hour that exists twice is its first one.
    ["2026-11-01T01:30", "2026-11-01T05:30:00.000Z"],
  ])("%s is %s", (local, utc) => expect(instantOf(local, zone)?.toISOString()).toBe(utc));

  test("what is no time is told apart from one", () => expect(instantOf("", zone)).toBeNull());
});

test("only the blanks of this text travel, and the API's schema takes the request", () => {
  const request = toRequest(
    draft({
      recipient: { kind: "contact", id: 7, name: "Maria", phone: "••• 4821" },
      templateId: 3,
      variables: {
        time: "7:30 PM",
        [fieldKey("attributes.city")]: "Brooklyn",
        left_over: "from another",
        empty: "",
      },
    }),
    ["time", "attributes.city", "empty"],
    zone,
  );
  expect(request).toEqual({
    contact_id: 7,
    template_id: 3,
    variables: { time: "7:30 PM", "attributes.city": "Brooklyn" },
  });
  expect(sendMessageInput.safeParse(request).success).toBe(true);
});

test("each of the API's field errors finds its field, others stand beside the button", () => {
  expect(fieldOf("to", "words")).toBe("recipient");
  expect(fieldOf("body", "words")).toBe("body");
  expect(fieldOf("body", "template")).toBe("templateId");
  expect(fieldOf("variables.attributes.city", "template")).toBe("variables.attributes~city");
  expect(fieldOf("category", "words")).toBeNull();
});

test("the same text keeps its key, a changed one gets another, and a new opening starts over", () => {
  const keyOf = requestKeys();
  const first = keyOf({ body: "Hi" });
  expect(keyOf({ body: "Hi" })).toBe(first);
  expect(keyOf({ body: "Hi!" })).not.toBe(first);
  expect(keyOf({ body: "Hi" })).toBe(first);
  expect(requestKeys()({ body: "Hi" })).not.toBe(first);
});
