"use client";

import { FailurePage } from "@/components/shell/failure-page";
import "./globals.css";

/** When even the frame failed: no providers, no theme, still words that help. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Parley</title>
        <FailurePage digest={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
