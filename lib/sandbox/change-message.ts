import { raw, withoutWorkspace } from "@/db/client";
import { now } from "@/lib/clock";
import { finalStatuses, predecessors } from "./behavior";
import { CarrierError } from "./carrier-error";
import { wakePump } from "./pump-timer";
import { getMessage } from "./queries";

/** `POST …/Messages/{sid}.json`: an empty Body redacts, `Status=canceled` cancels; never both. */
export async function changeMessage(sid: string, form: URLSearchParams): Promise<void> {
  const [body, status] = [form.get("Body"), form.get("Status")];
  if (body !== null && status !== null) throw new CarrierError(30400);
  if (status === "canceled") return cancelMessage(sid);
  if (body !== "" || status !== null) throw new CarrierError(20001);
  const { id } = await getMessage(sid);
  await withoutWorkspace(async (tx) => {
    await raw(tx)`
      update sandbox.messages set body = '', media_urls = '{}', updated_at = ${now().toISOString()}::timestamptz
      where id = ${id}`;
    await raw(tx)`delete from sandbox.media where message_id = ${id}`;
  });
}

async function cancelMessage(sid: string): Promise<void> {
  const { id } = await getMessage(sid);
  const at = now().toISOString();
  const isCanceled = await withoutWorkspace(async (tx) => {
    const [canceled] = await raw(tx)`
      update sandbox.messages set status = 'canceled', updated_at = ${at}::timestamptz
      where id = ${id} and status in (select jsonb_array_elements_text(${JSON.stringify(predecessors.canceled)}::jsonb))
      returning id`;
    if (!canceled) return false;
    await raw(tx)`delete from sandbox.deliveries where message_id = ${id} and done_at is null`;
    await raw(
      tx,
    )`insert into sandbox.deliveries (message_id, status, due_at) values (${id}, 'canceled', ${at}::timestamptz)`;
    return true;
  });
  if (!isCanceled) throw new CarrierError(30409);
  wakePump();
}

/** `DELETE …/Messages/{sid}.json`: forgets a message whose journey has ended. @throws CarrierError 20009 before that */
export async function deleteMessage(sid: string): Promise<void> {
  const { status } = await getMessage(sid);
  if (!finalStatuses.includes(status)) throw new CarrierError(20009);
  await withoutWorkspace((tx) => raw(tx)`delete from sandbox.messages where sid = ${sid}`);
}
