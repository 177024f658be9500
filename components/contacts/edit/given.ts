import { type GivenBy, givenBy } from "@/lib/contacts/given-by";

/** How a yes was given, as staff say it. */
export const givenWords: Record<GivenBy, string> = {
  in_person: "In person",
  on_paper: "On paper",
  web_form: "On a web form",
  by_phone: "By phone",
  in_writing: "In writing",
};
export const givenOptions = givenBy.map((id) => ({ id, label: givenWords[id] }));
