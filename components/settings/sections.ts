import {
  Armchair,
  Bot,
  Building2,
  CalendarCog,
  Clock,
  FileClock,
  Gauge,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Phone,
  Scissors,
  TriangleAlert,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { Scope } from "@/lib/actor";

export type Section = {
  slug: string;
  label: string;
  about: string;
  icon: LucideIcon;
  /** Who lacks it is told whom to ask. */
  scope: Scope;
};

/** The rooms of Settings, in the order people need them. */
export const sections: readonly Section[] = [
  {
    slug: "business",
    label: "Business",
    about: "Name, address, language, time zone",
    icon: Building2,
    scope: "workspace:read",
  },
  {
    slug: "hours",
    label: "Hours & quiet hours",
    about: "When you are open, when texts wait",
    icon: Clock,
    scope: "workspace:read",
  },
  {
    slug: "services",
    label: "Services",
    about: "What people come for, how long, how much",
    icon: Scissors,
    scope: "bookings:read",
  },
  {
    slug: "resources",
    label: "People and tables",
    about: "Who and what can be booked, time off",
    icon: Armchair,
    scope: "bookings:read",
  },
  {
    slug: "bookings",
    label: "Bookings",
    about: "When customers may book, reminders, waitlist, holidays",
    icon: CalendarCog,
    scope: "bookings:read",
  },
  {
    slug: "assistant",
    label: "Assistant",
    about: "How customers' texts are answered by itself",
    icon: Bot,
    scope: "workspace:read",
  },
  {
    slug: "limits",
    label: "Sending limits",
    about: "How many, how often, to which countries",
    icon: Gauge,
    scope: "workspace:read",
  },
  {
    slug: "senders",
    label: "Senders",
    about: "The numbers you text from",
    icon: Phone,
    scope: "senders:read",
  },
  {
    slug: "members",
    label: "Members",
    about: "Who works here, and what they may do",
    icon: UsersRound,
    scope: "members:read",
  },
  {
    slug: "keys",
    label: "API keys",
    about: "Other systems that send for you",
    icon: KeyRound,
    scope: "api_keys:read",
  },
  {
    slug: "fields",
    label: "Fields",
    about: "What you note about customers",
    icon: ListChecks,
    scope: "contacts:read",
  },
  { slug: "audit", label: "Audit log", about: "Who did what, when", icon: FileClock, scope: "reports:read" },
  {
    slug: "profile",
    label: "Your profile",
    about: "Your name and password",
    icon: UserRound,
    scope: "members:read",
  },
  {
    slug: "danger",
    label: "Danger zone",
    about: "Pause all sending, sign everybody out, leave",
    icon: TriangleAlert,
    scope: "members:read",
  },
];
