import { withWorkspace } from "@/db/client";
import { type Actor, systemActor } from "@/lib/actor";
import { later, now } from "@/lib/clock";
import { recordConsent } from "@/lib/consent/record-consent";
import { createContact } from "@/lib/contacts/create-contact";
import type { ConsentInput, CreateContactInput } from "@/lib/contacts/schema";
import { blindIndex } from "@/lib/crypto";
import type { Business } from "./businesses";
import type { Person } from "./people";
import type { Picks } from "./random";

type Customer = {
  input: CreateContactInput & { consent: ConsentInput };
  stopped: "nothing" | "offers" | "everything";
};

/** Creates a business's hundred customers, each with what they agreed to, and the few who said stop. */
export async function createCustomers(actor: Actor, business: Business, picks: Picks): Promise<void> {
  const customers = business.people.map((person, i) => customer(business, person, i, picks));
  for (const { input } of customers) await createContact(actor, input, "error");
  const said = { ...systemActor(actor.workspaceId, "Customer"), kind: "customer" as const };
  await withWorkspace(actor.workspaceId, (tx) =>
    recordConsent(
      tx,
      said,
      customers.flatMap((c) => refusal(actor.workspaceId, c)),
    ),
  );
}

function customer(business: Business, person: Person, i: number, picks: Picks): Customer {
  const consent = agreement(business, i, picks);
  return {
    stopped: i % 20 === 19 ? "everything" : i % 20 === 18 ? "offers" : "nothing",
    input: {
      // 555-0100 to 555-0199 are kept free for fiction in every area code.
      phone: `+1${business.areaCodes[i % business.areaCodes.length] ?? business.areaCodes[0]}55501${String(i).padStart(2, "0")}`,
      first_name: person.firstName,
      last_name: person.lastName,
      email: i % 3 === 0 ? `guest${i + 1}@mail.example` : undefined,
      language: person.language,
      time_zone: zone(business, i),
      tags: [...new Set([picks.one(business.tags), picks.one(business.tags)])],
      attributes: business.attributes(picks),
      consent,
    },
  };
}

/** Most live where the business is; for some nobody knows, which makes quiet hours the strictest. */
function zone({ client }: Business, i: number): string | undefined {
  if (i % 10 === 3) return undefined;
  return i % 10 === 7 ? "America/Los_Angeles" : client.time_zone;
}

function agreement({ optInWording: wording }: Business, i: number, picks: Picks): ConsentInput {
  const at = later(now(), -picks.between(5, 400) * 86_400_000);
  const form = { method: "web_form" as const, wording, at };
  switch (i % 20) {
    case 11:
    case 12:
      return { sms: { ...form, method: "import", categories: ["marketing"] } };
    case 13:
    case 14:
      return { sms: form, whatsapp: form };
    // Customers by name only: they may get their reminders, and no offers.
    case 15:
    case 16:
    case 17:
      return {};
    default:
      return { sms: form };
  }
}

function refusal(workspaceId: number, { input, stopped }: Customer) {
  if (stopped === "nothing") return [];
  const keyword = stopped === "everything" ? "STOP" : "NO PROMOS";
  return [
    {
      phoneIdx: blindIndex(workspaceId, input.phone),
      phoneLast4: input.phone.slice(-4),
      channel: "sms" as const,
      category: stopped === "everything" ? null : ("marketing" as const),
      action: "opted_out" as const,
      method: "keyword" as const,
      keyword,
      rawText: keyword,
    },
  ];
}
