"use client";

import { Logo } from "./logo";

type Props = { digest: string | undefined; onRetry: () => void };

/** Something broke on our side: what it means, what to do, and a number that helps find it. */
export function FailurePage({ digest, onRetry }: Props) {
  return (
    <div role="alert" className="grid min-h-[70dvh] place-items-center px-6">
      <div className="max-w-sm text-center">
        <Logo className="mx-auto h-12" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">That did not work</h1>
        <p className="mt-2 text-muted">
          Something went wrong on our side. Texts that were accepted are safe and go out as planned.
        </p>
        <button
          type="button"
          onClick={onRetry}
          className="mt-6 inline-flex h-11 cursor-pointer items-center rounded-full bg-accent px-5 font-medium text-accent-foreground hover:bg-accent-hover"
        >
          Try again
        </button>
        {digest ? <p className="mt-4 text-xs text-muted tabular-nums">Number for support: {digest}</p> : null}
      </div>
    </div>
  );
}
