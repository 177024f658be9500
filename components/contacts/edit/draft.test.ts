import { expect, test } from "vitest";
import type { ContactView } from "../../../lib/contacts/schema";
import { personForm, startValues, toChange, toCreate } from "./draft";

const none = { opted_out: false, opted_in: [], opted_out_of: [] };
const person: ContactView = {
  id: 1,
  phone: "••• 0137",
  country: "US",
  first_name: "Ann",
  last_name: null,
  email: null,
  time_zone: null,
  language: null,
  preferred_channel: null,
  tags: ["vip"],
  attributes: { visits: 3, plan: "gold", vegan: true },
  consent: { sms: none, whatsapp: none },
  source: "api",
  other_numbers: [],
  version: 4,
  created_at: "",
  updated_at: "",
};

test("what was not touched is not sent, so nobody's work is written over", () => {
  const draft = personForm.parse(startValues(person, [], null));
  expect(toChange(draft, person)).toEqual({});
  const changed = { ...draft, first_name: "Anna", attributes: draft.attributes.map((a) => ({ ...a })) };
  for (const attribute of changed.attributes) {
    if (attribute.key === "visits") attribute.text = "4";
    if (attribute.key === "plan") attribute.text = "";
  }
  expect(toChange(changed, person)).toEqual({ first_name: "Anna", attributes: { visits: 4, plan: null } });
});

test("a new person is sent with what was filled in, and the yes with how it was given", () => {
  const draft = personForm.parse({
    ...startValues(null, [], "+14155550137"),
    first_name: "Bo",
    consent: "yes",
    given: "on_paper",
    wording: "Yes to offers",
  });
  expect(toCreate(draft)).toEqual({
    phone: "+14155550137",
    first_name: "Bo",
    tags: [],
    attributes: {},
    consent: { sms: { method: "staff", wording: "On paper: Yes to offers" } },
  });
});
