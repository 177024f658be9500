import { redirect } from "next/navigation";
import { currentUser } from "@/lib/auth/page-session";

/** The front door leads to the first workspace, or to the sign-in page. */
export default async function Home() {
  const user = await currentUser();
  const first = user?.workspaces[0];
  redirect(first ? `/w/${first.id}` : "/login");
}
