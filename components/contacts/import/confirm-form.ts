import type { StartImportInput } from "@/lib/contacts/import/schema";
import type { ConfirmForm } from "./confirm-schema";

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
