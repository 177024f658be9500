"use client";

import { FailurePage } from "@/components/shell/failure-page";

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <FailurePage digest={error.digest} onRetry={retry} />;
}
