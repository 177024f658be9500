import { z } from "zod";
import { consentWays, existingPolicies, type StartImportInput } from "@/lib/contacts/import/schema";

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

/** How people agree, as staff say it. */
export const ways = [
  { id: "paper_form", label: "On a paper form" },
  { id: "web_form", label: "On a web form" },
  { id: "in_person", label: "In person" },
  { id: "point_of_sale", label: "At the till" },
  { id: "phone_call", label: "On the phone" },
  { id: "text", label: "By text" },
  { id: "import", label: "In the system this list comes from" },
  { id: "other", label: "In another way" },
] as const;

/** The form as the API takes it. Without evidence nobody is opted in. */
export function asStart(form: ConfirmForm): Pick<StartImportInput, "on_existing" | "add_tags" | "consent"> {
  const tags = form.tags.split(",").map((tag) => tag.trim());
  const { method, at, wording } = form;
  return {
    on_existing: form.on_existing,
    add_tags: [...new Set(tags.filter((tag) => tag !== ""))].slice(0, 10),
    ...(form.agreed === "yes" && method !== null
      ? { consent: { sms: { categories: ["marketing"], method, at, wording: wording.trim() } } }
      : {}),
  };
}
