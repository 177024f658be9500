import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { currentUser } from "@/lib/auth/page-session";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  // Signed out, there is no workspace around this; the page itself sends to sign in and back.
  if (!(await currentUser())) return children;
  return (
    <div className="flex gap-10 lg:gap-14">
      <SettingsNav />
      <div className="min-w-0 max-w-3xl flex-1">{children}</div>
    </div>
  );
}
