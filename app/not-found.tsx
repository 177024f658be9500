import Link from "next/link";
import { Logo } from "@/components/shell/logo";

export const metadata = { title: "Not here" };

/** Another workspace's page and a page that never was look alike. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <div className="max-w-sm text-center">
        <Logo className="mx-auto h-12" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">There is nothing here</h1>
        <p className="mt-2 text-muted">
          The address may be mistyped, or it belongs to a workspace you are not in.
        </p>
        <Link
          href="/"
          className="mt-6 inline-flex h-11 items-center rounded-full bg-accent px-5 font-medium text-accent-foreground hover:bg-accent-hover"
        >
          Go to your workspace
        </Link>
      </div>
    </main>
  );
}
