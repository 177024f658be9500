import { z } from "zod";
import { givenBy } from "@/lib/contacts/given-by";

/** A yes as its dialog holds it. */
export const optInForm = z.object({
  contact: z.string(),
  scope: z.enum(["everything", "visits"]),
  given: z.enum(givenBy),
  at: z.string(),
  wording: z.string().trim().max(2000),
});
