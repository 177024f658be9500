"use client";

import { FailurePage } from "@/components/shell/failure-page";

/** One page failed; the frame around it, and every other page, still work. */
export default function WorkspaceErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <FailurePage digest={error.digest} onRetry={reset} />;
}
