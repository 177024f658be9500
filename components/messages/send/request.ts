import { instantOf } from "../../ui/instant-of";
import { type Draft, placeholderOf } from "./draft";

/** What the API is asked, for the preview and for the send alike. Only placeholders of this text travel. `timeZone`: of `sendAt`. */
export function toRequest(draft: Draft, placeholders: readonly string[], timeZone: string) {
  const { recipient, mode, templateId, body, pictures, when, sendAt, isPersonal } = draft;
  const filled = Object.entries(draft.variables)
    .map(([key, value]) => [placeholderOf(key), value] as const)
    .filter(([name, value]) => value !== "" && placeholders.includes(name));
  const at = when === "later" ? instantOf(sendAt, timeZone) : null;
  return {
    ...(recipient?.kind === "contact" ? { contact_id: recipient.id } : {}),
    ...(recipient?.kind === "number" ? { to: recipient.to } : {}),
    ...(mode === "template" && templateId !== null ? { template_id: templateId } : {}),
    ...(mode === "words" ? { body } : {}),
    ...(mode === "words" && pictures.length > 0 ? { media_urls: [...pictures] } : {}),
    ...(filled.length > 0 ? { variables: Object.fromEntries(filled) } : {}),
    ...(at ? { send_at: at.toISOString() } : {}),
    ...(isPersonal ? { category: "conversation" as const } : {}),
  };
}
export type SendRequest = ReturnType<typeof toRequest>;
