import { z } from "zod";
import { tags } from "./schema";

export const tagContactsInput = z
  .strictObject({
    contact_ids: z.array(z.number().int().positive()).min(1).max(1000),
    add: tags.optional(),
    remove: tags.optional(),
  })
  .meta({ id: "TagContacts" });
export type TagContactsInput = z.output<typeof tagContactsInput>;
export const taggedContacts = z
  .object({
    changed: z.array(z.number()).meta({ description: "Contacts that were not so before" }),
    full: z.array(z.number()).meta({ description: "Contacts that already carry 50 tags" }),
  })
  .meta({ id: "TaggedContacts" });
export type TaggedContacts = z.output<typeof taggedContacts>;
export const tagList = z
  .object({ data: z.array(z.object({ tag: z.string(), contacts: z.number() })), is_sample: z.boolean() })
  .meta({ id: "TagList", description: "Counted over the newest 20,000 people" });
export type TagList = z.output<typeof tagList>;
