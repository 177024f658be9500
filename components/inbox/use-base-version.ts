"use client";

import { useEffect, useState } from "react";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";

type Last = NonNullable<ConversationDetail["last_message"]>;

/**
 * The version that an answer is written to. It follows what the page shows, until somebody else answers while there is
 * a draft: then it stays behind, so that the API refuses the draft too, and the page says so at once.
 * @param isFree nothing is written here, or what was written is on its way.
 */
export function useBaseVersion(detail: ConversationDetail, isFree: boolean) {
  const { version, last_message: last } = detail;
  const [base, setBase] = useState({ version, lastId: last?.id ?? 0 });
  const [rival, setRival] = useState<Last | null>(null);
  useEffect(() => {
    if (version === base.version) return;
    const isAnswer = last !== null && last.id > base.lastId && last.direction === "outbound";
    if (!isFree && isAnswer) setRival(last);
    else if (rival === null || isFree) {
      setBase({ version, lastId: last?.id ?? 0 });
      setRival(null);
    }
  }, [version, last, base, isFree, rival]);
  return {
    version: base.version,
    rival,
    accept: () => {
      setBase({ version, lastId: last?.id ?? 0 });
      setRival(null);
    },
  };
}
