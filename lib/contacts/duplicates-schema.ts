import { z } from "zod";
import { contactView } from "./schema";

export const mergeContactInput = z
  .strictObject({
    contact_id: z
      .number()
      .int()
      .positive()
      .meta({ description: "Who becomes another number of this person" }),
  })
  .meta({ id: "MergeContact" });

const brief = contactView.pick({ id: true, phone: true, first_name: true, last_name: true, email: true });
export type ContactBrief = z.output<typeof brief>;

export const duplicateList = z
  .object({
    data: z.array(z.object({ reason: z.enum(["same_email", "same_name"]), contacts: z.array(brief) })),
    is_more: z.boolean(),
  })
  .meta({ id: "DuplicateList" });
export type DuplicateList = z.output<typeof duplicateList>;
