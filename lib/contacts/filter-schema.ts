import { z } from "zod";
import { pageQuery } from "@/lib/paging";

/** How an own field is compared: text by `is` and `contains`, numbers and days by `at_least` and `before`. */
export const attributeRules = ["is", "contains", "at_least", "before", "exists"] as const;
export type AttributeRule = (typeof attributeRules)[number];

/** Marketing by text: may get it, stopped every text, or nobody has proof of a yes. */
export const consentFilters = ["marketing", "stopped", "no_proof"] as const;
export type ConsentFilter = (typeof consentFilters)[number];

const contactFilter = {
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ description: "Words of a name or e-mail, a number's last digits or the whole number" }),
  tag: z.string().max(50).optional(),
  phone: z.string().max(40).optional().meta({ description: "The whole number" }),
  last4: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  attribute: z.string().max(64).optional().meta({ description: "Key of an own field" }),
  attribute_rule: z.enum(attributeRules).default("is"),
  attribute_value: z.string().max(200).default(""),
  consent: z.enum(consentFilters).optional(),
};
export const contactFilterQuery = z.strictObject(contactFilter);
export type ContactFilter = z.output<typeof contactFilterQuery>;

export const listContactsQuery = z.strictObject({ ...pageQuery, ...contactFilter });
export type ListContactsQuery = Pick<z.output<typeof listContactsQuery>, "limit" | "cursor"> &
  Partial<ContactFilter>;

export const contactCount = z
  .object({
    count: z.number(),
    is_more: z.boolean().meta({ description: "There are more; counting stopped" }),
  })
  .meta({ id: "ContactCount" });
export type ContactCount = z.output<typeof contactCount>;

export const exportContactsQuery = z.strictObject({
  ...contactFilter,
  ids: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15}){0,199}$/)
    .transform((text) => text.split(",").map(Number))
    .optional()
    .meta({ description: "Only these contacts, up to 200", type: "string" }),
  numbers: z
    .enum(["masked", "full"])
    .default("masked")
    .meta({ description: "full: for staff who may see numbers; recorded" }),
});
export type ExportContactsQuery = z.output<typeof exportContactsQuery>;
