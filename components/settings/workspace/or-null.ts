/** Nothing is null to the API. */
export const orNull = (text: string): string | null => text.trim() || null;
