import type { Scenario } from "./scenario";

/** Visits made, moved and called off by text. The clock stands at Monday, November 23, 2026, 9:00 in New York. */
export const bookingScenarios: Scenario[] = [
  {
    name: "haircut on Friday, by number",
    says: ["Hi! Can I get a haircut on Friday?", "2"],
    expect: {
      bookings: [{ at: "~2026-11-27T" }],
      says: [/Fri, Nov 27/, /1\) /, /booked/i],
      handedOver: false,
      replies: 1,
    },
  },
  {
    name: "to the minute, with whom",
    says: ["haircut with Leo on Friday at 3pm", "3pm please"],
    expect: { bookings: [{ at: "2026-11-27T20:00:00.000Z", with: "Leo" }], replies: 1 },
  },
  {
    name: "step by step",
    says: ["I'd like to book an appointment", "1 tomorrow afternoon", "1"],
    expect: { bookings: [{ at: "~2026-11-24T" }], says: [/Haircut \$45/, /Color from \$90/], replies: 2 },
  },
  {
    name: "service first, then the day",
    says: ["I need a color", "Thursday morning", "first one"],
    expect: { bookings: [{ at: "2026-11-26T14:00:00.000Z" }], replies: 2 },
  },
  {
    name: "in one breath with typos",
    says: ["can i get a haircutt tommorow at 10am plz", "the first one"],
    expect: { bookings: [{ at: "~2026-11-24T1" }], replies: 1 },
  },
  {
    name: "as soon as possible",
    says: ["next available haircut please", "1"],
    expect: { bookings: [{ at: "~2026-11-23T15" }], replies: 1 },
  },
  {
    name: "none of these, then another day",
    says: ["haircut friday", "none of those, what about Saturday?", "3"],
    expect: { bookings: [{ at: "~2026-11-28T" }], replies: 2 },
  },
  {
    name: "later that day",
    says: ["haircut on friday at 9am", "something later", "1"],
    expect: { bookings: [{ at: "~2026-11-27T" }], replies: 2 },
  },
  {
    name: "a full time is answered with the nearest",
    full: ["2026-11-27T20:00:00Z"],
    says: ["haircut friday 3pm", "1"],
    expect: { bookings: [{ at: "~2026-11-27T" }], says: [/nearest/], never: [/3:00 PM/], replies: 1 },
  },
  {
    name: "a closed day is never offered",
    says: ["haircut on sunday"],
    expect: { bookings: [], says: [/Nothing is free then/], never: [/Sun,/], replies: 1 },
  },
  {
    name: "for Ava or Leo",
    guests: ["Mia", "Theo"],
    says: ["haircut friday morning", "1", "2"],
    expect: {
      bookings: [{ at: "~2026-11-27T", guest: "Mia" }],
      says: [/Who is it for/, /for Mia/],
      replies: 2,
    },
  },
  {
    name: "for one of them, said at once",
    guests: ["Mia", "Theo"],
    says: ["Haircut for Theo on Friday at 10am", "10am"],
    expect: { bookings: [{ at: "2026-11-27T15:00:00.000Z", guest: "Theo" }], replies: 1 },
  },
  {
    name: "for a child that is new",
    says: ["Can I book a haircut for my son Max on Friday?", "1"],
    expect: { bookings: [{ at: "~2026-11-27T", guest: "Max" }], replies: 1 },
  },
  {
    name: "for myself though there are others",
    guests: ["Mia"],
    says: ["haircut for me friday", "1"],
    expect: { bookings: [{ at: "~2026-11-27T", guest: null }], replies: 1 },
  },
  {
    name: "a table for four",
    place: "restaurant",
    says: ["Table for 4 on Friday at 7pm", "7pm"],
    expect: { bookings: [{ at: "2026-11-28T00:00:00.000Z", party: 4, with: "Corner" }], replies: 1 },
  },
  {
    name: "how many is asked",
    place: "restaurant",
    says: ["can i reserve a table tonight at 8", "6", "1"],
    expect: {
      bookings: [{ at: "~2026-11-24T0", party: 6, with: "Long" }],
      says: [/how many people/i],
      replies: 2,
    },
  },
  {
    name: "too many for any table",
    place: "restaurant",
    says: ["table for 30 on friday at 7pm"],
    expect: { bookings: [], handedOver: "no_slots", replies: 1 },
  },
  {
    name: "two adults and a child",
    place: "restaurant",
    says: ["Dinner Saturday 6:30pm, 2 adults and 1 kid", "6:30"],
    expect: { bookings: [{ at: "2026-11-28T23:30:00.000Z", party: 3 }], replies: 1 },
  },
  {
    name: "moved by a sentence",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["Can I move my appointment to Friday at 2pm?", "2pm works"],
    expect: { bookings: [{ at: "2026-11-27T19:00:00.000Z" }], replies: 1 },
  },
  {
    name: "moved from the confirmation",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["2", "thursday afternoon", "1"],
    expect: { bookings: [{ at: "~2026-11-26T" }], replies: 2 },
  },
  {
    name: "confirmed from the confirmation",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["1"],
    expect: { bookings: [{ at: "2026-11-25T15:00:00.000Z" }], replies: 1, handedOver: false },
  },
  {
    name: "which visit is asked",
    booked: [{ at: "2026-11-25T15:00:00Z" }, { at: "2026-12-02T15:00:00Z", guest: "Mia" }],
    says: ["I need to reschedule", "2", "Dec 3 at 11am", "11am"],
    expect: {
      bookings: [{ at: "2026-11-25T15:00:00.000Z" }, { at: "2026-12-03T16:00:00.000Z", guest: "Mia" }],
      replies: 3,
    },
  },
  {
    name: "called off after one question",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["I can't make it on Wednesday", "1"],
    expect: { bookings: [], says: [/Call it off/, /canceled/], replies: 1, handedOver: false },
  },
  {
    name: "kept after all",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["I have to cancel my haircut", "2"],
    expect: { bookings: [{ at: "2026-11-25T15:00:00.000Z" }], replies: 2 },
  },
  {
    name: "moved instead of called off",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["I can't come Wednesday", "3", "Friday 10am", "10am"],
    expect: { bookings: [{ at: "2026-11-27T15:00:00.000Z" }], replies: 3 },
  },
  {
    name: "too late to move by text",
    booked: [{ at: "2026-11-23T16:00:00Z" }],
    says: ["can we move my appointment to tomorrow"],
    expect: { bookings: [{ at: "2026-11-23T16:00:00.000Z" }], handedOver: "too_late", replies: 1 },
  },
  {
    name: "nothing to move",
    says: ["I want to reschedule my appointment"],
    expect: { bookings: [], says: [/no upcoming visit/], replies: 1 },
  },
  {
    name: "a question in between keeps the dialogue",
    says: ["haircut friday", "how much is it?", "2"],
    expect: { bookings: [{ at: "~2026-11-27T" }], says: [/\$45/], replies: 2 },
  },
  {
    name: "never mind",
    says: ["haircut friday", "never mind"],
    expect: { bookings: [], handedOver: false, replies: 2 },
  },
  {
    name: "the night the clock springs forward",
    at: "2027-03-13T15:00:00Z",
    place: "restaurant",
    says: ["table for 2 tomorrow at 7pm", "1"],
    expect: { bookings: [{ at: "~2027-03-14T" }], says: [/Sun, Mar 14/], replies: 1 },
  },
  {
    name: "the day after the clock falls back",
    at: "2026-10-31T14:00:00Z",
    says: ["haircut on monday at 9am", "9am"],
    expect: { bookings: [{ at: "2026-11-02T14:00:00.000Z" }], replies: 1 },
  },
  {
    name: "a date in the past means the next year",
    says: ["haircut on Jan 12 at 10am", "10am"],
    expect: { bookings: [{ at: "2027-01-12T15:00:00.000Z" }], replies: 1 },
  },
  {
    name: "beyond the horizon",
    says: ["haircut on 2027-09-01"],
    expect: { bookings: [], replies: 1 },
  },
  {
    name: "in Spanish",
    says: ["Hola, quiero una cita para un corte el viernes por la tarde", "1"],
    expect: { bookings: [{ at: "~2026-11-27T" }], says: [/Responda con un número/], replies: 1 },
  },
  {
    name: "moved in Spanish",
    booked: [{ at: "2026-11-25T15:00:00Z" }],
    says: ["Quiero cambiar mi cita para el jueves a las 10", "la primera"],
    expect: { bookings: [{ at: "~2026-11-26T" }], replies: 1 },
  },
];
