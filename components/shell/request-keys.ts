/** `randomUUID` needs a secure page; a dashboard on a plain LAN address must work too. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Idempotency keys of one opening of the dialog: the same request always carries the same key,
 * so pressing twice, or again after a lost answer, sends once; a changed text is another request.
 */
export function requestKeys(): (request: unknown) => string {
  const keys = new Map<string, string>();
  return (request) => {
    const text = JSON.stringify(request);
    const key = keys.get(text) ?? newKey();
    keys.set(text, key);
    return key;
  };
}
