"use client";

import { FailurePage } from "@/components/shell/failure-page";
import "./globals.css";

/** When even the frame failed: no providers, no theme, still words that help. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Parley</title>
        <FailurePage digest={error.digest} onRetry={retry} />
      </body>
    </html>
  );
}
