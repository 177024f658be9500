import { redirect } from "next/navigation";
import { NoWorkspace } from "@/components/shell/no-workspace";
import { currentUser } from "@/lib/auth/page-session";

/** The front door leads to the first workspace, or to the sign-in page. */
export default async function Home() {
  const user = await currentUser();
  if (!user) redirect("/login");
  const [first] = user.memberships;
  if (!first) return <NoWorkspace />;
  redirect(`/w/${first.workspaceId}`);
}
