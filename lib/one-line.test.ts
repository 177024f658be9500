import { expect, test } from "vitest";
import { addGuestInput } from "@/lib/bookings/schema";
import { updateResourceInput, updateServiceInput } from "@/lib/bookings/setup-schema";
import { updateWaitlistInput } from "@/lib/bookings/waitlist-schema";
import { updateCampaignInput } from "@/lib/campaigns/schema";
import { createDefinitionInput } from "@/lib/contacts/attribute-values";
import { contactFields } from "@/lib/contacts/schema";
import { updateSenderInput } from "@/lib/providers/schema";
import { updateSegmentInput } from "@/lib/segments/schema";
import { updateTemplateInput } from "@/lib/templates/schema";
import { createApiKeyInput } from "@/lib/workspaces/api-keys-schema";
import { updateProfileInput } from "@/lib/workspaces/members-schema";
import { updateViewInput } from "@/lib/workspaces/saved-view";
import { updateWorkspaceInput } from "@/lib/workspaces/schema";
import { onOneLine } from "./one-line";

test("what stands on several lines is folded onto one", () => {
  expect(onOneLine("Ann\r\n  Marie\tRoe\n")).toBe("Ann Marie Roe");
  expect(onOneLine("Ann\u2028Marie\u2029Roe\u0085\u001b")).toBe("Ann Marie Roe");
});

test("spaces that somebody typed and letters of every script stay", () => {
  expect(onOneLine(" Ann  Marie ")).toBe("Ann  Marie");
  expect(onOneLine("\u05d3\u05e0\u05d4\u200f 👩‍🦰 नमस्ते")).toBe("\u05d3\u05e0\u05d4\u200f 👩‍🦰 नमस्ते");
});

test("a million spaces are read in a moment", () => {
  const startedAt = performance.now();
  onOneLine(`${" ".repeat(1_000_000)}x\n`);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test("a name of breaks alone is none", () => {
  expect(contactFields.last_name.parse("\n\t")).toBe(null);
  expect(contactFields.tags.safeParse(["\n"]).success).toBe(false);
  expect(addGuestInput.safeParse({ name: "\r\n" }).success).toBe(false);
});

test.each([
  ["a person", contactFields.first_name],
  ["a person's tag", contactFields.tags.def.in.element],
  ["a field of people", createDefinitionInput.shape.label],
  ["a guest", addGuestInput.shape.name],
  ["somebody on the waitlist", updateWaitlistInput.shape.guest_name],
  ["a service", updateServiceInput.shape.name],
  ["a person or table that is booked", updateResourceInput.shape.name],
  ["a campaign", updateCampaignInput.shape.name],
  ["a segment", updateSegmentInput.shape.name],
  ["a template", updateTemplateInput.def.out.shape.name],
  ["a sender", updateSenderInput.shape.name],
  ["a view", updateViewInput.shape.name],
  ["a member", updateProfileInput.shape.name],
  ["a business", updateWorkspaceInput.shape.name],
  ["an API key", createApiKeyInput.shape.name],
])("the name of %s holds no line break", (_, field) => {
  expect(field.parse("Ann\nATTENDEE:x")).toBe("Ann ATTENDEE:x");
});
