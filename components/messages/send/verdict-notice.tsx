"use client";

import { optOutWords } from "@/components/messages/verdict";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { Preview } from "./use-preview";

/** The gate's answer before anything is sent: may it go, when, and if not, why not. */
export function VerdictNotice({ verdict }: { verdict: Preview["verdict"] }) {
  const { now, timeZone } = useClock();
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
      {optOutWords(verdict.checks, now, timeZone)}
    </Notice>
  );
}
