import { demoWorkspaces } from "@/lib/auth/demo-logins";
import type { CreateClientInput } from "@/lib/workspaces/schema";
import { type Person, restaurantPeople, salonPeople } from "./people";
import type { Picks } from "./random";

/** A demo business: its workspace, its customers, and what it remembers of each. */
export type Business = {
  client: CreateClientInput;
  people: Person[];
  areaCodes: readonly [string, ...string[]];
  tags: readonly [string, ...string[]];
  attributes: (picks: Picks) => Record<string, string | number | boolean>;
  optInWording: string;
};

export const salon: Business = {
  client: {
    name: demoWorkspaces.salon,
    kind: "salon",
    email: "hello@juniper.example",
    time_zone: "America/New_York",
    quiet_hours: { start: "21:00", end: "08:00" },
  },
  people: salonPeople,
  areaCodes: ["718", "347", "929"],
  tags: ["vip", "color", "cuts", "bridal", "new", "evenings"],
  attributes: (picks) => ({
    stylist: picks.one(["Ava", "Theo", "Rosa", "Mei"]),
    last_service: picks.one(["Cut and style", "Balayage", "Root touch-up", "Blowout", "Keratin treatment"]),
    visits: picks.between(1, 40),
    birthday_month: picks.between(1, 12),
  }),
  optInWording:
    "Text me appointment reminders and offers from Juniper Salon. Message and data rates may apply. Reply STOP to opt out, HELP for help.",
};

export const restaurant: Business = {
  client: {
    name: demoWorkspaces.restaurant,
    kind: "restaurant",
    email: "hello@oakember.example",
    time_zone: "America/Chicago",
    quiet_hours: { start: "21:30", end: "09:00" },
  },
  people: restaurantPeople,
  areaCodes: ["312", "773", "872"],
  tags: ["regular", "wine club", "vegetarian", "lunch", "events", "patio"],
  attributes: (picks) => ({
    favorite_table: picks.one(["Window", "Bar", "Patio", "Booth 4", "Hearth"]),
    usual_party_size: picks.between(1, 8),
    visits: picks.between(1, 60),
    has_allergies: picks.chance(0.15),
  }),
  optInWording:
    "Text me about my reservations and about events and offers at Oak & Ember. Message and data rates may apply. Reply STOP to opt out, HELP for help.",
};
