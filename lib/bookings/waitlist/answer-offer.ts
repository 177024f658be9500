import { raw, type Tx, withWorkspace } from "@/db/client";
import type { OfferStatus } from "@/db/enums";
import { wake } from "@/inngest/events";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { findAsks } from "../find-asks";
import { readAnswer } from "../read-answer";
import type { Asked, Reply } from "../reply";
import { spokenVisit } from "../visit-words";
import { endOpening } from "./end-opening";
import { lockOffer, type Offer } from "./lock-offer";
import { takeHold } from "./take-hold";
import { offerWords } from "./wording";

/**
 * Answers "1" and "2" to the newest text that offered a free slot. The opening's row is locked: of all who say yes, the
 * first one that comes books, the others hear that it is gone. Asked again after a crash it says the same again.
 * @returns null when the text is about something else
 */
export async function answerOffer(actor: Actor, asked: Asked): Promise<Reply | null> {
  const answer = readAnswer(asked.body);
  if (answer === null || answer === "late") return null;
  const outcome = await withWorkspace(actor.workspaceId, async (tx) => {
    const [newest] = await findAsks(tx, actor.workspaceId, asked.contactId, asked.messageId);
    if (newest?.about.kind !== "offer") return null;
    const offer = await lockOffer(tx, actor.workspaceId, newest.about.offerId);
    if (!offer) return null;
    return answer === "yes" ? accept(tx, actor, offer) : decline(tx, actor, offer);
  });
  if (!outcome) return null;
  wake("booking/changed");
  wake("opening/changed");
  return outcome;
}

/** A yes that comes after its time still counts while nobody else took the slot. */
const stillGood: readonly OfferStatus[] = ["offered", "expired", "declined"];

async function accept(tx: Tx, actor: Actor, offer: Offer): Promise<Reply> {
  const { words, slot } = spoken(offer);
  if (offer.status === "accepted") return { body: words.booked(slot) };
  const isOpen = offer.opening_status === "open" && stillGood.includes(offer.status);
  if (isOpen && new Date(offer.starts_at) > now() && (await takeHold(tx, actor, offer)))
    return { body: words.booked(slot) };
  await settle(tx, actor.workspaceId, offer, "gone");
  return { body: words.gone(slot) };
}

async function decline(tx: Tx, actor: Actor, offer: Offer): Promise<Reply> {
  const { workspaceId } = actor;
  const { words, slot } = spoken(offer);
  // It is theirs already, so "2" means another time for it.
  if (offer.status === "accepted" && offer.filled_booking_id !== null)
    return { body: words.change(slot), startsMove: offer.filled_booking_id };
  if (offer.status === "offered") {
    await settle(tx, workspaceId, offer, "declined");
    const [other] = await raw(tx)`
      select 1 from waitlist_offers
      where workspace_id = ${workspaceId} and opening_id = ${offer.opening_id} and status = 'offered' limit 1`;
    if (!other)
      await raw(tx)`
        update waitlist_openings set next_at = ${now().toISOString()}
        where workspace_id = ${workspaceId} and id = ${offer.opening_id} and status = 'open'`;
  }
  return { body: words.declined() };
}

async function settle(tx: Tx, workspaceId: number, offer: Offer, status: "gone" | "declined"): Promise<void> {
  await raw(tx)`
    update waitlist_offers set status = ${status}, answered_at = ${now().toISOString()}
    where workspace_id = ${workspaceId} and id = ${offer.id}`;
  await raw(tx)`
    update waitlist_entries set status = 'waiting', updated_at = now()
    where workspace_id = ${workspaceId} and id = ${offer.entry_id} and status = 'offered'
      and not exists (
        select from waitlist_offers f
        where f.workspace_id = ${workspaceId} and f.entry_id = ${offer.entry_id} and f.status = 'offered')`;
  // A slot that somebody else took, or whose hold ran out, is offered to nobody any more.
  if (status === "gone" && offer.opening_status === "open")
    await endOpening(tx, workspaceId, offer.opening_id, "gone");
}

function spoken(offer: Offer) {
  const { language, what, when } = spokenVisit(offer);
  return { words: offerWords[language], slot: { visit: what, when } };
}
