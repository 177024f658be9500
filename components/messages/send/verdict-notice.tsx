"use client";

import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { Preview } from "./use-preview";

/** The gate's answer before anything is sent: may it go, when, and if not, why not. */
export function VerdictNotice({ verdict }: { verdict: Preview["verdict"] }) {
  if (verdict.outcome === "allow") return <Notice tone="good" role="status" title={verdict.sentence} />;
  if (verdict.outcome === "defer") {
    return (
      <Notice tone="wait" role="status" title={verdict.sentence}>
        {verdict.until ? (
          <>
            It will go out <Moment at={verdict.until} />.
          </>
        ) : null}
      </Notice>
    );
  }
  return (
    <Notice tone="bad" role="status" title={verdict.sentence}>
      Parley will not send it.
    </Notice>
  );
}
