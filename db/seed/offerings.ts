import type { ResourceKind } from "@/db/enums";
import type { OpeningHours } from "@/db/schema/workspaces";

export type Offered = {
  name: string;
  description: string | null;
  minutes: number;
  buffer: number;
  price: number | null;
  isPriceFrom?: true;
  takesParty?: true;
  /** Names; left out: everybody. */
  by?: readonly string[];
};
export type Bookable = { kind: ResourceKind; name: string; capacity: number; hours: OpeningHours | null };

/** What a demo business can be booked for, and who or what serves. */
export type Offering = { services: readonly Offered[]; resources: readonly Bookable[] };

const span = (start: string, end: string) => [{ start, end }];
const stylist = (name: string, hours: OpeningHours | null = null): Bookable => ({
  kind: "person",
  name,
  capacity: 1,
  hours,
});

export const salonOffering: Offering = {
  services: [
    { name: "Cut and style", description: "Wash, cut, blow-dry.", minutes: 45, buffer: 0, price: 65 },
    {
      name: "Balayage",
      description: "Hand-painted highlights with a toner.",
      minutes: 120,
      buffer: 15,
      price: 185,
      isPriceFrom: true,
    },
    { name: "Root touch-up", description: null, minutes: 75, buffer: 0, price: 85 },
    { name: "Blowout", description: null, minutes: 30, buffer: 0, price: 45 },
    {
      name: "Keratin treatment",
      description: "Smooth for about three months.",
      minutes: 90,
      buffer: 15,
      price: 220,
      isPriceFrom: true,
      by: ["Mei", "Rosa"],
    },
    {
      name: "Bridal trial",
      description: "Hair as on the day, with photos to take home.",
      minutes: 60,
      buffer: 15,
      price: 120,
      by: ["Ava", "Rosa"],
    },
    { name: "Fringe trim", description: null, minutes: 15, buffer: 0, price: 15 },
    {
      name: "Consultation",
      description: "Free, and without any obligation.",
      minutes: 15,
      buffer: 0,
      price: 0,
    },
  ],
  resources: [
    stylist("Ava"),
    stylist("Mei", {
      mon: [],
      tue: [],
      wed: span("10:00", "18:00"),
      thu: [...span("10:00", "14:00"), ...span("15:00", "20:00")],
      fri: [...span("10:00", "14:00"), ...span("15:00", "20:00")],
      sat: span("09:00", "18:00"),
      sun: [],
    }),
    stylist("Rosa"),
    stylist("Theo"),
  ],
};

const tables = [2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 8, 8].map(
  (capacity, i): Bookable => ({ kind: "table", name: `Table ${i + 1}`, capacity, hours: null }),
);

export const restaurantOffering: Offering = {
  services: [
    {
      name: "Table",
      description: null,
      minutes: 90,
      buffer: 15,
      price: null,
      takesParty: true,
      by: tables.map(({ name }) => name),
    },
    {
      name: "Private dining",
      description: "The cellar for up to twenty, with a menu of its own.",
      minutes: 180,
      buffer: 30,
      price: 600,
      isPriceFrom: true,
      takesParty: true,
      by: ["Cellar"],
    },
  ],
  resources: [...tables, { kind: "room", name: "Cellar", capacity: 20, hours: null }],
};
