import { type Group, placeOf, writeDefinition } from "./tree";

/** What a form's errors say about the definition, by the part of the builder they belong to. */
export function refusalsIn(errors: unknown, root: Group): Map<number, string> {
  const found = new Map<number, string>();
  const { places } = writeDefinition(root);
  const look = (error: unknown, at: string): void => {
    if (typeof error !== "object" || error === null) return;
    const fields = new Map<string, unknown>(Object.entries(error));
    const message = fields.get("message");
    if (typeof message === "string") found.set(placeOf(at, places) ?? root.id, message);
    else for (const [key, inner] of fields) look(inner, `${at}.${key}`);
  };
  look(errors, "definition");
  return found;
}
