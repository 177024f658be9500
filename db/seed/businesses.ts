import type { AttributeKind } from "@/db/enums";
import type { OpeningHours } from "@/db/schema/workspaces";
import { demoWorkspaces } from "@/lib/auth/demo-logins";
import type { CreateClientInput } from "@/lib/workspaces/schema";
import { type Person, restaurantPeople, salonPeople } from "./people";
import type { Picks } from "./random";

export type OwnField = { key: string; label: string; kind: AttributeKind; options?: string[] };
type AreaCodes = readonly [string, ...string[]];

/** A demo business: its workspace, its customers, and what it remembers of each. */
export type Business = {
  client: CreateClientInput;
  about: { openingHours: OpeningHours; address: string; phone: string; website: string };
  people: Person[];
  /** Those of the first hundred customers, and of everybody after them. */
  areaCodes: [first: AreaCodes, others: AreaCodes];
  tags: readonly [string, ...string[]];
  ownFields: OwnField[];
  /** What is remembered of a customer before their visits are counted. */
  attributes: (picks: Picks) => Record<string, string | number | boolean>;
  optInWording: string;
  notes: string[];
};

const span = (start: string, end: string) => [{ start, end }];

export const salon: Business = {
  client: {
    name: demoWorkspaces.salon,
    kind: "salon",
    email: "hello@juniper.example",
    time_zone: "America/New_York",
    quiet_hours: { start: "21:00", end: "08:00" },
  },
  about: {
    openingHours: {
      mon: [],
      tue: span("10:00", "18:00"),
      wed: span("10:00", "18:00"),
      thu: span("10:00", "20:00"),
      fri: span("10:00", "20:00"),
      sat: span("09:00", "18:00"),
      sun: [],
    },
    address: "214 Juniper Street, Brooklyn, NY 11215",
    phone: "+17185550100",
    website: "https://juniper.example",
  },
  people: salonPeople,
  areaCodes: [
    ["718", "347", "929"],
    ["646", "917"],
  ],
  tags: ["vip", "color", "cuts", "bridal", "new", "evenings"],
  ownFields: [
    { key: "last_visit", label: "Last visit", kind: "date" },
    { key: "stylist", label: "Stylist", kind: "choice", options: ["Ava", "Mei", "Rosa", "Theo"] },
    { key: "visits", label: "Visits", kind: "number" },
    { key: "allergies", label: "Allergies", kind: "text" },
  ],
  attributes: (picks) => ({
    stylist: picks.one(["Ava", "Theo", "Rosa", "Mei"]),
    visits: picks.early(0, 38),
    ...(picks.chance(0.12)
      ? {
          allergies: picks.one([
            "PPD (hair dye)",
            "Latex",
            "Ammonia: use the gentle line",
            "Fragrance",
            "Nickel clips",
          ]),
        }
      : {}),
  }),
  optInWording:
    "Text me appointment reminders and offers from Juniper Salon. Message and data rates may apply. Reply STOP to opt out, HELP for help.",
  notes: [
    "Prefers the chair by the window.",
    "Formula: 7N + 8A, 20 vol, 35 minutes.",
    "Always brings her dog; keep the corner chair free.",
    "Patch test done, no reaction.",
    "Growing out a pixie cut: trims only.",
    "Getting married in spring; wants a trial in February.",
    "Sensitive scalp, use the gentle shampoo.",
    "Call rather than text about changes on the day.",
  ],
};

export const restaurant: Business = {
  client: {
    name: demoWorkspaces.restaurant,
    kind: "restaurant",
    email: "hello@oakember.example",
    time_zone: "America/Chicago",
    quiet_hours: { start: "21:30", end: "09:00" },
  },
  about: {
    openingHours: {
      mon: [],
      tue: span("17:00", "22:00"),
      wed: span("17:00", "22:00"),
      thu: span("17:00", "22:30"),
      fri: [...span("12:00", "14:30"), ...span("17:00", "23:00")],
      sat: span("12:00", "23:00"),
      sun: span("12:00", "21:00"),
    },
    address: "880 West Lake Street, Chicago, IL 60607",
    phone: "+13125550100",
    website: "https://oakember.example",
  },
  people: restaurantPeople,
  areaCodes: [
    ["312", "773", "872"],
    ["630", "847"],
  ],
  tags: ["regular", "wine club", "vegetarian", "lunch", "events", "patio"],
  ownFields: [
    {
      key: "favorite_table",
      label: "Favorite table",
      kind: "choice",
      options: ["Window", "Bar", "Patio", "Booth 4", "Hearth"],
    },
    { key: "party_size", label: "Party size", kind: "number" },
    { key: "vip", label: "VIP", kind: "boolean" },
    { key: "last_visit", label: "Last visit", kind: "date" },
    { key: "allergies", label: "Allergies", kind: "text" },
  ],
  attributes: (picks) => ({
    favorite_table: picks.one(["Window", "Bar", "Patio", "Booth 4", "Hearth"]),
    party_size: picks.between(1, 8),
    vip: picks.chance(0.1),
    ...(picks.chance(0.15)
      ? { allergies: picks.one(["Nuts", "Shellfish", "Gluten", "Dairy", "Sesame", "No pork"]) }
      : {}),
  }),
  optInWording:
    "Text me about my reservations and about events and offers at Oak & Ember. Message and data rates may apply. Reply STOP to opt out, HELP for help.",
  notes: [
    "Anniversary on June 12: a candle on the dessert.",
    "Likes the quiet end of the bar.",
    "Wine club since 2023; ask about the Barolo.",
    "Needs a high chair.",
    "Wheelchair: table 3 or 5, not the step.",
    "Tips well, hates waiting for the check.",
    "Food writer; no fuss, please.",
    "Birthday dinner for twelve was a hit. Offer the long table again.",
  ],
};
