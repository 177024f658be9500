"use client";

import { Notice } from "./notice";

type Props = { list: { isError: boolean; error: Error | null }; className: string };

/** Rows that may be old, because asking for them anew failed. */
export function ListTrouble({ list: { isError, error }, className }: Props) {
  if (!isError) return null;
  return (
    <Notice tone="bad" role="alert" className={className} title="The list could not be refreshed.">
      {error?.message}
    </Notice>
  );
}
