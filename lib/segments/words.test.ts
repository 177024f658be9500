import { expect, test } from "vitest";
import type { PathView, Rule } from "./schema";
import { sentenceOf } from "./words";

const view = (
  path: string,
  label: string,
  kind: PathView["kind"],
  options: PathView["options"] = [],
): PathView => ({
  path,
  label,
  group: "",
  kind,
  ops: [],
  options,
});
const paths = [
  view("tags", "Tags", "tags"),
  view("first_name", "First name", "text"),
  view("created_at", "Added", "moment"),
  view("attributes.visits", "Visits", "number"),
  view("attributes.vip_since", "VIP since", "date"),
  view("attributes.member", "Member", "boolean"),
  view("consent.sms.marketing", "Marketing texts", "choice"),
  view("messages.template_id", "Template they got", "choice", [{ value: "7", label: "Spring offer" }]),
];

const balayage: Rule = { path: "tags", op: "eq", value: "balayage" };
const quiet: Rule = { path: "messages.last_received_at", op: "not_within_days", value: 60 };
const agreed: Rule = { path: "consent.sms.marketing", op: "eq", value: "opted_in" };
const visits: Rule = { path: "attributes.visits", op: "gte", value: 10 };

test.each<[Rule, string]>([
  [{ all: [balayage, quiet] }, "People tagged balayage who have not texted for 60 days"],
  [
    { all: [balayage, quiet, agreed] },
    "People tagged balayage, who have not texted for 60 days and who agreed to marketing texts",
  ],
  [{ any: [balayage, visits] }, "People tagged balayage or whose visits is at least 10"],
  [
    { all: [quiet, { any: [balayage, visits] }] },
    "People who have not texted for 60 days and either tagged balayage or whose visits is at least 10",
  ],
  [{ not: { any: [balayage, agreed] } }, "People not tagged balayage who did not agree to marketing texts"],
  [{ not: quiet }, "People who texted in the last 60 days"],
  [{ all: [] }, "Everybody"],
  [{ not: { all: [] } }, "Nobody"],
  [{ path: "tags", op: "in", value: ["a", "b", "c"] }, "People tagged a, b or c"],
  [{ path: "tags", op: "contains", value: ["a", "b"] }, "People tagged a and b"],
  [{ path: "tags", op: "not_exists" }, "People without a tag"],
  [{ path: "first_name", op: "starts_with", value: "Ma" }, "People whose first name begins with “Ma”"],
  [{ path: "first_name", op: "not_exists" }, "People whose first name is not known"],
  [{ path: "created_at", op: "within_days", value: 1 }, "People added in the last day"],
  [{ path: "created_at", op: "lt", value: "2026-05-31" }, "People added before May 31, 2026"],
  [{ path: "attributes.visits", op: "not_in", value: [1, 2] }, "People whose visits is not 1 or 2"],
  [{ path: "attributes.visits", op: "lt", value: 3 }, "People whose visits is less than 3"],
  [
    { path: "attributes.vip_since", op: "gte", value: "2026-01-02" },
    "People whose VIP since is on or after January 2, 2026",
  ],
  [
    { path: "attributes.vip_since", op: "not_within_days", value: 30 },
    "People whose VIP since is not in the last 30 days",
  ],
  [{ path: "attributes.member", op: "neq", value: true }, "People whose member is not yes"],
  [{ path: "attributes.favorite_color", op: "eq", value: "red" }, "People whose favorite color is “red”"],
  [
    { path: "messages.template_id", op: "neq", value: "7" },
    "People who never got the template “Spring offer”",
  ],
  [{ path: "messages.sent_count", op: "gte", value: 1 }, "People whom we sent at least 1 text"],
  [{ path: "messages.last_sent_at", op: "not_exists" }, "People whom we never texted"],
  [
    { path: "messages.last_received_at", op: "before", value: "2026-05-31T09:30:00Z" },
    "People who last texted before May 31, 2026, 09:30 UTC",
  ],
])("%j reads as a sentence", (rule, sentence) => {
  expect(sentenceOf(rule, paths)).toBe(sentence);
});
