/** The message of a field, or of the first fault among what is in it. */
export function firstMessage(errors: unknown): string | undefined {
  if (typeof errors !== "object" || errors === null) return undefined;
  if ("message" in errors && typeof errors.message === "string") return errors.message;
  return Object.values(errors).map(firstMessage).find(Boolean);
}
