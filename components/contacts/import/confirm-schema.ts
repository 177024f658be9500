import { z } from "zod";
import { consentWays, existingPolicies } from "@/lib/contacts/import/schema";

/** The last page of the wizard, as its form holds it. */
export const confirmForm = z
  .object({
    on_existing: z.enum(existingPolicies),
    tags: z.string().max(520),
    agreed: z.enum(["no", "yes"]),
    method: z.enum(consentWays).nullable(),
    at: z.string(),
    wording: z.string().max(2000),
  })
  .superRefine((form, ctx) => {
    if (form.tags.split(",").some((tag) => tag.trim().length > 50)) {
      ctx.addIssue({ code: "custom", path: ["tags"], message: "A tag has at most 50 characters." });
    }
    if (form.agreed === "no") return;
    const need = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (form.method === null) need("method", "Say how they agreed.");
    if (!/^\d{4}-\d{2}-\d{2}$/.test(form.at))
      need("at", "Say when they agreed. The latest possible day will do.");
    else if (Date.parse(form.at) > Date.now()) need("at", "A consent cannot lie in the future.");
    if (form.wording.trim() === "")
      need("wording", "Write the words they agreed to, as they stood on the form.");
  });
export type ConfirmForm = z.output<typeof confirmForm>;
