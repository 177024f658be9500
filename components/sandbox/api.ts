import { type Answer, schemaOf } from "@/components/shell/answer";
import { ApiProblem } from "@/components/shell/api";
import { toProblem } from "@/components/shell/problem-shape";
import type { ChangePhone, Phone, PhoneList } from "@/lib/sandbox/schema";

const phoneListOutput = async () => (await import("@/lib/sandbox/schema")).phoneListOutput;
const phoneOutput = async () => (await import("@/lib/sandbox/schema")).phoneOutput;
const addedPhone = async () => (await import("@/lib/sandbox/schema")).addedPhoneOutput;

export const readPhones = (): Promise<PhoneList> => call("GET", "", phoneListOutput);

export const readPhone = (id: number): Promise<Phone> => call("GET", `/${id}`, phoneOutput);

export const addPhone = (number: string): Promise<{ id: number }> => call("POST", "", addedPhone, { number });

export const changePhone = (id: number, change: ChangePhone): Promise<Phone> =>
  call("PATCH", `/${id}`, phoneOutput, change);

export type PhoneText = { senderId: number; channel: "sms" | "whatsapp"; body: string };
export const sendText = (id: number, text: PhoneText): Promise<Phone> =>
  call("POST", `/${id}/texts`, phoneOutput, text);

export type PhoneFile = PhoneText & { file: File };

/** A picture or another file, with words or without. */
export function sendFile(id: number, { senderId, channel, body, file }: PhoneFile): Promise<Phone> {
  const form = new FormData();
  form.set("senderId", String(senderId));
  form.set("channel", channel);
  form.set("body", body);
  form.set("file", file);
  return call("POST", `/${id}/pictures`, phoneOutput, form);
}

/** Lets the demo clock jump to the moment of one scheduled text. */
export const skipAhead = (id: number, messageId: number): Promise<Phone> =>
  call("POST", `/${id}/skip`, phoneOutput, { messageId });

/** A form brings its own type along. */
const bodyOf = (body: unknown): RequestInit => {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
};

/** The phones page's own calls; they carry the session's cookie and nothing else. */
async function call<T>(method: string, path: string, answer: Answer<T>, body?: unknown): Promise<T> {
  const response = await fetch(`/sandbox/api/phones${path}`, {
    method,
    cache: "no-store",
    ...bodyOf(body),
  }).catch(() => {
    throw new ApiProblem({ status: 0, code: "offline", detail: "Parley cannot be reached. Trying again." });
  });
  if (response.ok) return (await schemaOf(answer)).parse(await response.json());
  const told = toProblem(await response.json().catch(() => null));
  if (told) throw new ApiProblem(told);
  throw new ApiProblem({
    status: response.status,
    code: "unreadable",
    detail: "Something went wrong on our side. Trying again.",
  });
}
