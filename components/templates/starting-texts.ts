import type { Category } from "@/db/enums";

export type StartingText = { id: string; name: string; category: Category; body: string };

/** Good beginnings: they name the business, offer numbers as answers and stay within one segment. */
export const startingTexts: readonly StartingText[] = [
  {
    id: "reminder",
    name: "Appointment reminder",
    category: "reminder",
    body: "Hi {{first_name}}, a reminder from {{business_name}}: we see you on {{date}} at {{time}}. Reply 1 to confirm, 2 to change.",
  },
  {
    id: "ready",
    name: "Ready for pickup",
    category: "order",
    body: "Hi {{first_name}}, your order {{order_number}} is ready at {{business_name}}. See you soon!",
  },
  {
    id: "late",
    name: "Running late",
    category: "reservation",
    body: "Hi {{first_name}}, we are running about {{minutes}} minutes late today. Sorry! Reply 1 if that is fine, 2 to find another time.",
  },
  {
    id: "offer",
    name: "Offer",
    category: "marketing",
    body: "{{business_name}}: {{first_name}}, take {{discount}}% off this week with code {{promo_code}}. Reply STOP to opt out.",
  },
];
