"use client";

import { optOutWords } from "@/components/messages/verdict";
import { fieldWords } from "@/components/messages/words";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { Preview } from "./use-preview";

const list = new Intl.ListFormat("en-US", { type: "conjunction" });

/** The gate's answer before anything is sent: may it go, when, and if not, why not. Blanks come first. */
export function VerdictNotice({ preview }: { preview: Preview }) {
  const { now, timeZone } = useClock();
  const { verdict, missing_variables: missing } = preview;
  if (missing.length > 0 && verdict.outcome !== "suppress") {
    const names = list.format(missing.map((name) => fieldWords(name).toLowerCase()));
    return <Notice tone="wait" role="status" title={`Fill in ${names} first.`} />;
  }
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
