import { type Category, type Channel, categories, channels } from "@/db/enums";

/** The bit of a channel and category in `contact_marks`, as `consent_bits()` of the database sets it. */
export const consentBit = (channel: Channel, category: Category): bigint =>
  1n << BigInt(16 * channels.indexOf(channel) + categories.indexOf(category));
