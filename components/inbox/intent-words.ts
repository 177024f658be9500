import type { Intent } from "@/db/enums";

/** What a text is about, as staff would say it. */
export const intentWords: Record<Intent, string> = {
  book: "Wants a visit",
  move: "Wants to move a visit",
  cancel: "Wants to cancel a visit",
  confirm: "Confirms",
  running_late: "Running late",
  hours: "Asks for opening hours",
  address: "Asks for the address",
  price: "Asks for a price",
  services: "Asks what you offer",
  own_bookings: "Asks about their visits",
  thanks: "Says thanks",
  greeting: "Says hello",
  complaint: "Not happy",
  person: "Wants a person",
  keyword: "Keyword",
  other: "Something else",
};
