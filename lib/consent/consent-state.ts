import type { Category, Channel, ConsentAction, ConsentMethod } from "@/db/enums";

/** One line of the ledger, as far as deciding needs it. Null channel or category: every one. */
export type ConsentFact = {
  id: number;
  channel: Channel | null;
  category: Category | null;
  action: ConsentAction;
  method: ConsentMethod;
  at: string;
};

export type ConsentState = {
  /** The latest word is no: nothing may go out in this category. */
  optedOut: boolean;
  /** Somebody said yes to this category (or to everything), and nothing later took it back. */
  optedIn: boolean;
  /** Ledger line that decided, for the question "why?". */
  decidedBy: number | null;
  since: string | null;
  method: ConsentMethod | null;
};

/**
 * What a number's ledger says about one channel and category. Pure; `facts` in ledger order.
 *
 * A general opt-out (STOP) stops everything. A general opt-in by keyword (START) undoes a general opt-out and
 * restores what was true before it: it is permission to write again, not proof of having asked for marketing.
 * Every other opt-in that names no category counts for all of them. A withdrawal takes proof away and says no to nothing.
 */
export function consentState(facts: ConsentFact[], channel: Channel, category: Category): ConsentState {
  let general: ConsentFact | null = null;
  let specific: ConsentFact | null = null;
  let proof: ConsentFact | null = null;
  for (const fact of facts) {
    if (fact.channel !== null && fact.channel !== channel) continue;
    if (fact.category !== null && fact.category !== category) continue;
    if (fact.action === "double_opt_in_pending") continue;
    if (fact.action === "withdrawn") {
      proof = null;
      continue;
    }
    if (fact.category === null) general = fact;
    else specific = fact;
    const isRestart = fact.category === null && fact.method === "keyword";
    if (fact.action === "opted_in" && !isRestart) {
      proof = fact;
      // Naming no category, it also answers an earlier no to this one.
      if (fact.category === null) specific = fact;
      else if (general?.action === "opted_out" && fact.method === "keyword") general = fact;
    }
    if (fact.action === "opted_out" && fact.category !== null) proof = null;
  }
  const no = [general, specific].find((f) => f?.action === "opted_out") ?? null;
  const decided = no ?? proof;
  return {
    optedOut: no !== null,
    optedIn: no === null && proof !== null,
    decidedBy: decided?.id ?? null,
    since: decided?.at ?? null,
    method: decided?.method ?? null,
  };
}
