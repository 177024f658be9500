import { raw, withWorkspace } from "@/db/client";
import { later, minutes, now } from "@/lib/clock";
import { openAgenda } from "./agenda";
import { openBook } from "./book";
import { type Business, restaurant } from "./businesses";
import { decentMomentUpTo } from "./calendar";
import { writeCampaigns } from "./campaigns";
import { writeClicks } from "./clicks";
import { openConversations } from "./conversations";
import { createCustomers } from "./customers";
import { hearFrom } from "./inbound";
import { restaurantOffering, salonOffering } from "./offerings";
import { leavers, makeOffer, restaurantOffers, salonOffers } from "./offers";
import { fillPhones } from "./phone-network";
import type { Picks } from "./random";
import { openedDaysAgo, writeRecords } from "./records";
import { lastReservationTexted, liveRestaurantWeeks } from "./restaurant-weeks";
import { lastAppointmentTexted, liveSalonWeeks } from "./salon-weeks";
import { createTemplates, restaurantTemplates, salonTemplates } from "./templates";
import { writeVisits } from "./visits";
import { openWhatsApp } from "./whatsapp";
import type { Someone, World } from "./world";
import { writeHistory } from "./write-history";

const waiting = {
  salon: [
    "Hi, could I move my appointment to Friday afternoon?",
    "Is Theo in on Saturday?",
    "My color came out a bit warm, can you take a look?",
    "Do you do bridal hair?",
  ],
  restaurant: [
    "Do you have a table for 9 tonight?",
    "One of us is allergic to sesame, is that a problem?",
    "Can we get the window table?",
    "What time does the kitchen close?",
  ],
};

/**
 * Gives a new workspace its past: customers, six weeks of texts told by the product's own rules with one set of picks,
 * and a few things still to come. The same on every run, but for the day it ends on.
 */
export async function giveHistory(workspaceId: number, business: Business, picks: Picks): Promise<void> {
  const isRestaurant = business === restaurant;
  const { sender, key, members, cap } = await readWorkspace(workspaceId);
  const by = (role: string): Someone => members.find((member) => member.role === role) ?? key;
  const at = now();
  const people = await createCustomers(workspaceId, business, { picks, now: at, software: key });
  const templates = await createTemplates(workspaceId, isRestaurant ? restaurantTemplates : salonTemplates, {
    now: at,
    author: by("owner"),
  });
  const zone = business.client.time_zone ?? "America/New_York";
  const offering = isRestaurant ? restaurantOffering : salonOffering;
  const world: World = {
    workspaceId,
    name: business.client.name,
    zone,
    senderId: sender.id,
    quietHours: business.client.quiet_hours ?? null,
    cap,
    now: at,
    picks,
    agenda: openAgenda(),
    people,
    software: key,
    manager: by("owner"),
    desk: by("operator"),
    templates,
    book: openBook(offering, business.about.openingHours, zone),
    texts: [],
    consents: [],
  };
  const offers = isRestaurant ? restaurantOffers : salonOffers;
  const leave = leavers(people, offers.length - 1);
  for (const offer of offers) makeOffer(world, offer, leave);
  if (isRestaurant) liveRestaurantWeeks(world);
  else liveSalonWeeks(world);
  leaveReplies(world, isRestaurant ? waiting.restaurant : waiting.salon);
  // What is due within this minute is left to the real path.
  world.agenda.run(later(at, -minutes(1)));
  const ids = await writeHistory(world);
  await writeRecords(world, business);
  await writeVisits(world, offering, isRestaurant ? lastReservationTexted : lastAppointmentTexted);
  await writeCampaigns(world, isRestaurant);
  await writeClicks(world, ids);
  await fillPhones(world, sender.number);
  if (!isRestaurant) await openWhatsApp(world, sender.number);
  await openConversations(world);
}

/** The latest replies, which nobody has answered yet. */
function leaveReplies(world: World, words: string[]): void {
  const able = world.people.filter((person) => person.mood === "content" && person.line === "works");
  const latest = decentMomentUpTo(later(world.now, -minutes(4)), world.zone, 6 * 60 + 30, 22 * 60);
  for (const [i, body] of words.entries()) {
    const at = later(latest, -minutes(i * 23 + world.picks.between(0, 9)));
    const person = able[i * 17 + 3];
    if (person) hearFrom(world, person, at, body);
  }
}

async function readWorkspace(workspaceId: number) {
  return withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const [sender] = await sql<{ id: number; number: string }[]>`
      select id, number from senders where workspace_id = ${workspaceId} and number is not null order by id limit 1`;
    const [apiKey] = await sql<{ id: number }[]>`
      select id from api_keys where workspace_id = ${workspaceId} order by id limit 1`;
    const members = await sql<{ id: number; name: string; role: string }[]>`
      select u.id, u.name, m.role::text from memberships m join users u on u.id = m.user_id
      where m.workspace_id = ${workspaceId} order by m.user_id`;
    const [workspace] = await sql<{ frequency_cap: World["cap"] }[]>`
      select frequency_cap from workspaces where id = ${workspaceId}`;
    if (!sender || !apiKey || !workspace) throw new Error("a new workspace has no sender or key");
    const opened = later(now(), -openedDaysAgo * 86_400_000).toISOString();
    await sql`update senders set created_at = ${opened}::timestamptz where workspace_id = ${workspaceId}`;
    const name = "Booking software";
    await sql`update api_keys set name = ${name}, created_at = ${opened}::timestamptz
      where workspace_id = ${workspaceId} and id = ${apiKey.id}`;
    const key: Someone = { kind: "key", id: apiKey.id, name };
    return {
      sender,
      key,
      members: members.map(({ role, ...one }) => ({ kind: "member" as const, role, ...one })),
      cap: workspace.frequency_cap,
    };
  });
}
