/** Ends the session and goes to the sign-in page. What this tab remembers of people goes too. */
export async function signOutHere(): Promise<void> {
  sessionStorage.clear();
  await signOutTo("/login");
}

/** Ends the session and goes to `callbackUrl`. Who stays signed in never loads what it takes. */
export async function signOutTo(callbackUrl: string): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl });
}
