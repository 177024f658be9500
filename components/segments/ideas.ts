import {
  CalendarHeart,
  CalendarPlus,
  Hourglass,
  type LucideIcon,
  MessageCircleQuestion,
  Star,
} from "lucide-react";
import type { Rule } from "@/lib/segments/schema";

export type Idea = { id: string; name: string; why: string; icon: LucideIcon; definition: Rule };

/** Audiences that nearly every salon and restaurant has; good to begin with and easy to change. */
export const ideas: readonly Idea[] = [
  {
    id: "missed-regulars",
    name: "Regulars we miss",
    why: "At least three visits, none for 60 days, and none booked this week. Ask them back.",
    icon: CalendarHeart,
    definition: {
      all: [
        { path: "bookings.count", op: "gte", value: 3 },
        { path: "bookings.last_at", op: "not_within_days", value: 60 },
        { path: "bookings.next_at", op: "not_within_days", value: 7 },
      ],
    },
  },
  {
    id: "quiet-regulars",
    name: "Regulars who have gone quiet",
    why: "Tagged regular, and no text from them for 60 days. Win them back.",
    icon: Hourglass,
    definition: {
      all: [
        { path: "tags", op: "in", value: ["regular"] },
        { path: "messages.last_received_at", op: "not_within_days", value: 60 },
      ],
    },
  },
  {
    id: "vip-offers",
    name: "VIPs who want offers",
    why: "Tagged VIP, and they agreed to get offers. First in line for a treat.",
    icon: Star,
    definition: {
      all: [
        { path: "tags", op: "in", value: ["vip"] },
        { path: "consent.sms.marketing", op: "eq", value: "opted_in" },
      ],
    },
  },
  {
    id: "new-this-month",
    name: "New this month",
    why: "Added in the last 30 days. Say hello while they remember you.",
    icon: CalendarPlus,
    definition: { all: [{ path: "created_at", op: "within_days", value: 30 }] },
  },
  {
    id: "asked-nothing-yet",
    name: "Asked nothing yet",
    why: "You texted them, and they never wrote back. Ask what they would like.",
    icon: MessageCircleQuestion,
    definition: {
      all: [
        { path: "messages.last_sent_at", op: "exists" },
        { path: "messages.last_received_at", op: "not_exists" },
      ],
    },
  },
];
