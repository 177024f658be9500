const keyOf = (workspaceId: number, email: string) => `parley-test-number:${workspaceId}:${email}`;

/** The number this person sent their last test to, from this browser; never from the server. */
export function rememberedNumber(workspaceId: number, email: string): string {
  try {
    return localStorage.getItem(keyOf(workspaceId, email)) ?? "";
  } catch {
    return "";
  }
}

export function rememberNumber(workspaceId: number, email: string, number: string): void {
  try {
    localStorage.setItem(keyOf(workspaceId, email), number);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
