import { expect } from "vitest";
import { POST as createKey } from "@/app/api/v1/api-keys/route";
import { POST as book } from "@/app/api/v1/bookings/route";
import { POST as tryOut } from "@/app/api/v1/campaigns/[id]/dry-run/route";
import { POST as createCampaign } from "@/app/api/v1/campaigns/route";
import { POST as close } from "@/app/api/v1/closures/route";
import { POST as createAttribute } from "@/app/api/v1/contact-attributes/route";
import { POST as importContacts } from "@/app/api/v1/contacts/import/route";
import { POST as createContact } from "@/app/api/v1/contacts/route";
import { GET as listConversations } from "@/app/api/v1/conversations/route";
import { POST as invite } from "@/app/api/v1/invites/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { POST as send } from "@/app/api/v1/messages/route";
import { POST as createResource } from "@/app/api/v1/resources/route";
import { POST as saveView } from "@/app/api/v1/saved-views/route";
import { POST as createSegment } from "@/app/api/v1/segments/route";
import { POST as createService } from "@/app/api/v1/services/route";
import { POST as createTemplate } from "@/app/api/v1/templates/route";
import { POST as joinWaitlist } from "@/app/api/v1/waitlist/route";
import { withWorkspace } from "@/db/client";
import { memberships, users } from "@/db/schema/workspaces";
import { systemActor } from "@/lib/actor";
import type { Handler } from "@/lib/http/endpoint";
import { openTask } from "@/lib/inbox/open-task";
import { uploadMedia } from "@/lib/media/upload-media";
import { numberOf, type Tenant } from "../bench/world";
import { call, textIn } from "./scene";

/** One row of everything in a workspace, each with the canary in it. @returns their ids by the resource that a path names. */
export async function fillWorkspace(theirs: Tenant, canary: string): Promise<Record<string, number>> {
  const ask = async (handler: Handler, body: object): Promise<number> => {
    const answer = await call(theirs.key, handler, { body });
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.json.id ?? answer.json.batch_id ?? answer.json.import_id;
  };
  const to = numberOf(1);
  const contact = await ask(createContact, {
    phone: to,
    first_name: canary,
    email: `${canary}@example.com`,
    tags: [canary],
    attributes: { plan: canary },
  });
  const template = await ask(createTemplate, {
    name: canary,
    category: "order",
    body: `Hello {{name}}, ${canary}`,
  });
  const message = await ask(send, { to, body: `${canary} is ready`, customer_id: canary });
  const batch = await ask(sendBulk, { batch_name: canary, recipients: [{ to, body: `${canary} too` }] });
  const key = await ask(createKey, { name: canary, scopes: ["messages:read"] });
  const attribute = await ask(createAttribute, { key: "plan", label: canary, kind: "text" });
  const view = await ask(saveView, { page: "messages", name: canary, query: "q=x", is_shared: true });
  const invitation = await ask(invite, { email: `${canary}@example.com`, role: "viewer" });
  const list = await ask(importContacts, { csv: `name,phone\n${canary},${numberOf(3)}\n`, dry_run: true });
  const segment = await ask(createSegment, {
    name: canary,
    definition: { path: "tags", op: "eq", value: canary },
  });
  const campaign = await ask(createCampaign, { name: canary, template_id: template, segment_id: segment });
  await call(theirs.key, tryOut, { params: { id: String(campaign) }, body: {} });
  const member = await addMember(theirs, canary);
  const picture = await uploadMedia(systemActor(theirs.workspaceId), {
    name: `${canary}.gif`,
    bytes: smallestGif,
  });
  const service = await ask(createService, { name: canary, duration_minutes: 30, takes_party: true });
  const resource = await ask(createResource, { name: canary, kind: "table", capacity: 9 });
  const soon = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
  const moments = [24, 25].map((hours) => new Date(soon + hours * 3_600_000).toISOString());
  const closure = await ask(close, { starts_at: moments[0], ends_at: moments[1], reason: canary });
  const booking = await ask(book, {
    service_id: service,
    contact_id: contact,
    starts_at: moments[0],
    guest_name: `${canary}'s child`,
    note: canary,
    force: true,
  });
  const place = await ask(joinWaitlist, { contact_id: contact, service_id: service, note: canary });
  await textIn(theirs, to, `${canary} says hello`);
  await textIn(theirs, numberOf(2), "STOP");
  const [first] = (await call(theirs.key, listConversations)).json.data as { id: number }[];
  const task = await withWorkspace(theirs.workspaceId, (tx) =>
    openTask(tx, theirs.workspaceId, { contactId: contact, kind: "visit_question", detail: canary }),
  );
  return {
    conversations: first?.id ?? 0,
    tasks: task ?? 0,
    contacts: contact,
    "contact-attributes": attribute,
    templates: template,
    messages: message,
    batches: batch,
    "api-keys": key,
    senders: theirs.senderId,
    "saved-views": view,
    invites: invitation,
    members: member,
    segments: segment,
    campaigns: campaign,
    imports: list,
    media: picture.id,
    services: service,
    resources: resource,
    closures: closure,
    bookings: booking,
    waitlist: place,
  };
}

const smallestGif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64");

async function addMember({ workspaceId }: Tenant, canary: string): Promise<number> {
  const person = { email: `${canary}@member.example`, name: canary, passwordHash: "none" };
  return withWorkspace(workspaceId, async (tx) => {
    const [user] = await tx.insert(users).values(person).returning();
    const userId = user?.id ?? 0;
    await tx.insert(memberships).values({ workspaceId, userId, role: "viewer" });
    return userId;
  });
}
