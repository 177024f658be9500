"use client";

import { FailurePage } from "@/components/shell/failure-page";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <FailurePage digest={error.digest} onRetry={reset} />;
}
