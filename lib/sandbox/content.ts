import { CarrierError } from "./carrier-error";

/**
 * The text of a WhatsApp content template. The sandbox knows no approved templates, so it shows which one was
 * named and what was filled in: enough to see on a phone that the right values arrived.
 * @throws CarrierError 21655 for a malformed sid, 21656 for variables that are not a JSON object of texts.
 */
export function renderContent(contentSid: string, variables: string | null): string {
  if (!/^HX[0-9a-fA-F]{32}$/.test(contentSid)) throw new CarrierError(21655);
  const filled = Object.entries(readVariables(variables)).map(([name, value]) => `{{${name}}} ${value}`);
  return [`Template ${contentSid.slice(0, 8)}…`, ...filled].join("\n").slice(0, 1600);
}

function readVariables(text: string | null): Record<string, string> {
  if (!text) return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && !Array.isArray(read)) {
      const entries = Object.entries(read);
      if (entries.every((entry): entry is [string, string] => typeof entry[1] === "string"))
        return Object.fromEntries(entries);
    }
  } catch {
    // Answered below like any other shape that is no object of texts.
  }
  throw new CarrierError(21656);
}
