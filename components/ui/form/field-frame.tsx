"use client";

import { Description, FieldError } from "@heroui/react";
import type { ReactNode } from "react";

/** What stands under a field: what is wrong, else what it is for. Spoken when it changes. */
export function Beneath({ error, hint }: { error: string | undefined; hint: ReactNode }) {
  return (
    <div aria-live="polite">
      {error ? <FieldError>{error}</FieldError> : hint ? <Description>{hint}</Description> : null}
    </div>
  );
}
