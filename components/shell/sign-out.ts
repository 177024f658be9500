import { signOut } from "next-auth/react";

/** Ends the session and goes to the sign-in page. What this tab remembers of people goes too. */
export function signOutHere(): void {
  sessionStorage.clear();
  void signOut({ callbackUrl: "/login" });
}
