import { expect, test } from "vitest";
import { type AuditFact, auditSentence } from "./audit-sentence";

const fact = (verb: string, parts: Partial<AuditFact> = {}): AuditFact => ({
  actor: { name: "Rosa" },
  verb,
  subject_type: verb.split(".")[0] ?? "",
  subject_id: 7,
  before: null,
  after: null,
  ...parts,
});
const quiet = (start: string) => ({ quiet_hours: { start, end: "08:00" } });

test.each([
  [
    fact("workspace.updated", { before: quiet("21:00"), after: quiet("22:00") }),
    "Rosa changed quiet hours from 21:00–08:00 to 22:00–08:00.",
  ],
  [
    fact("workspace.updated", {
      before: { quiet_hours: null, name: "A" },
      after: { ...quiet("22:00"), name: "B" },
    }),
    "Rosa changed quiet hours from none to 22:00–08:00 and the name from A to B.",
  ],
  [
    fact("member.role_changed", { before: { role: "viewer" }, after: { name: "Ava", role: "operator" } }),
    "Rosa made Ava an operator (was viewer).",
  ],
  [
    fact("template.updated", { before: { name: "Hi", version: 1 }, after: { name: "Hi", version: 2 } }),
    "Rosa saved version 2 of template “Hi”.",
  ],
  [
    fact("invite.created", { after: { email: "n@x.example", role: "viewer" } }),
    "Rosa invited n@x.example as viewer.",
  ],
  [fact("contact.erased"), "Rosa erased contact 7."],
  [fact("contact.merged", { after: { contact_id: 9 } }), "Rosa merged contact 9 into contact 7."],
  [
    fact("contacts.tagged", { after: { add: ["vip"], remove: [], contacts: 1200 } }),
    "Rosa added the tag “vip” to 1,200 contacts.",
  ],
  [
    fact("contacts.tagged", { after: { add: [], remove: ["old", "new"], contacts: 1 } }),
    "Rosa took the tag “old” and “new” off 1 contact.",
  ],
  [fact("import.uploaded", { after: { rows: 1, columns: 4 } }), "Rosa uploaded import 7, 1 row."],
  [
    fact("contact_attribute.updated", {
      before: { label: "Plan", archived: false },
      after: { label: "Plan", archived: true },
    }),
    "Rosa archived the field “Plan”.",
  ],
  [fact("messages.retried", { after: { count: 12 } }), "Rosa sent 12 failed texts again."],
  [
    fact("sender.updated", { after: { name: "Main", daily_quota: 5 } }),
    "Rosa changed the name and the daily limit of sender “Main”.",
  ],
  [fact("import.undone"), "Rosa took back import 7."],
  [fact("something.unheard_of", { subject_id: null }), "Rosa unheard of the something."],
  [fact("odd"), "Rosa odd the odd 7."],
])("%j", (event, sentence) => {
  expect(auditSentence(event)).toBe(sentence);
});

test("unchanged fields and odd values never break a sentence", () => {
  const odd = {
    name: "A",
    quiet_hours: undefined,
    x: [[null]],
    y: { z: {} },
    opening_hours: { mon: [], tue: [] },
  };
  expect(auditSentence(fact("workspace.updated", { before: { name: "A" }, after: odd }))).toMatch(
    /^Rosa changed .+\.$/,
  );
});
