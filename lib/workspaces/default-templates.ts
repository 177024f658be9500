import type { Category } from "@/db/enums";

export type DefaultTemplate = {
  name: string;
  category: Category;
  description: string;
  body: string;
  placeholders: string[];
};

/** The six texts that every new workspace begins with. `{{restaurant_name}}` is the workspace's own name, salon or not. */
export const defaultTemplates: DefaultTemplate[] = [
  {
    name: "Order Ready",
    category: "order",
    description: "An order waits for pickup.",
    body: "Hi {{customer_name}}, your order {{order_number}} is ready for pickup at {{restaurant_name}}. See you soon!",
    placeholders: ["customer_name", "order_number", "restaurant_name"],
  },
  {
    name: "Order Delivered",
    category: "order",
    description: "An order has arrived.",
    body: "Your order {{order_number}} from {{restaurant_name}} has been delivered. Enjoy! If anything is not right, just reply to this text.",
    placeholders: ["order_number", "restaurant_name"],
  },
  {
    name: "Reservation Confirmation",
    category: "reservation",
    description: "A booking was made.",
    body: "Hi {{customer_name}}, you are booked at {{restaurant_name}}: party of {{party_size}} on {{date}} at {{time}}. Your code is {{confirmation_code}}. Need a change? Just reply.",
    placeholders: ["customer_name", "restaurant_name", "party_size", "date", "time", "confirmation_code"],
  },
  {
    name: "Reservation Reminder",
    category: "reminder",
    description: "Shortly before a booking.",
    body: "A reminder from {{restaurant_name}}: we expect your party of {{party_size}} at {{time}}. Running late or need a change? Just reply. See you soon!",
    placeholders: ["restaurant_name", "party_size", "time"],
  },
  {
    name: "Authentication Code",
    category: "authentication",
    description: "A code that proves who is asking.",
    body: "{{code}} is your {{restaurant_name}} code. Nobody from our team will ever ask you for it.",
    placeholders: ["code", "restaurant_name"],
  },
  {
    name: "Marketing Promotion",
    category: "marketing",
    description: "An offer with a code. The discount is a number, in percent.",
    body: "{{restaurant_name}}: {{promotion_text}} Take {{discount}}% off with code {{promo_code}}. Reply STOP to opt out.",
    placeholders: ["restaurant_name", "promotion_text", "discount", "promo_code"],
  },
];
