"use client";

import { FailurePage } from "@/components/shell/failure-page";

/** One page failed; the frame around it, and every other page, still work. */
export default function WorkspaceErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <FailurePage digest={error.digest} onRetry={retry} />;
}
