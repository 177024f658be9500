import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notRead } from "@/components/shell/answer";
import { ApiProblem, createApi } from "@/components/shell/api";
import { toast } from "@/components/ui/toast";
import type { PhoneList } from "@/lib/sandbox/schema";
import { addPhone, readPhone, sendText } from "./api";
import { useGlance } from "./use-phone";
import { isSameSender } from "./words";

type Sender = PhoneList["senders"][number];

/** Kept free for fiction; the demo businesses know its owner as Maria. */
const mariasNumber = "+16465550188";

export type GuideStep = { label: string; told: string; isDone: boolean; do: () => Promise<unknown> };

/**
 * The four steps that show the product in a minute. What has been done is read off Maria's phone, so that doing a step
 * by hand ticks it off too.
 */
export function useGuide(
  sender: Sender | undefined,
  phones: PhoneList["phones"],
  onOpen: (id: number) => void,
) {
  const client = useQueryClient();
  const [startedAfter, setStartedAfter] = useState<number | null>(null);
  const [storyId, setStoryId] = useState<number | null>(null);
  const marias = phones.find(({ number }) => number === mariasNumber)?.id ?? null;
  const phone = useGlance(marias);
  const ours = phone?.messages.filter((message) => sender && isSameSender(message, sender)) ?? [];
  const since = startedAfter === null ? [] : ours.filter(({ id }) => id > startedAfter);
  const isStopped = phone?.optedOut.some((one) => sender && isSameSender(one, sender)) ?? false;
  const isBegun = since.some((message) => !message.isFromPhone);

  const ensurePhone = async (): Promise<number> => {
    const id = marias ?? (await addPhone(mariasNumber)).id;
    onOpen(id);
    return id;
  };
  const say = async (body: string) => {
    if (!sender) return;
    const id = await ensurePhone();
    const { senderId, channel } = sender;
    client.setQueryData(["sandbox", "phone", id], await sendText(id, { senderId, channel, body }));
  };
  const remind = async (about: string) => {
    if (!sender) return;
    const body = `Hi Maria, a reminder from ${sender.name}: ${about} Reply 1 to confirm or 2 to change.`;
    const text = { to: mariasNumber, body, category: "reminder" };
    await createApi(sender.workspaceId).post("/messages", text, { answer: notRead });
  };
  const begin = async () => {
    // Asked afresh: what was said before must not tick a step off, also when the phone was not read yet.
    const before = await readPhone(await ensurePhone());
    setStoryId(null);
    setStartedAfter(before.messages.at(-1)?.id ?? 0);
    if (before.optedOut.some((one) => sender && isSameSender(one, sender))) {
      await say("START");
      // The business must hear of it before it may write again.
      await new Promise((done) => setTimeout(done, 1_500));
    }
    await remind("we look forward to seeing you tomorrow at 2:30 PM.");
  };
  const tryAgain = async () => {
    try {
      await remind("you can still come by today.");
      toast.warning("It went out: Maria has not said STOP.");
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== "recipient_opted_out") throw error;
      setStoryId(error.messageId);
    }
  };

  const steps: GuideStep[] = [
    {
      label: "Send Maria a reminder",
      told: "It arrives on her phone within a second.",
      isDone: isBegun,
      do: begin,
    },
    {
      label: "Answer as Maria",
      told: "She replies 1, and the business sees it at once.",
      isDone:
        isBegun && since.some(({ isFromPhone, body }) => isFromPhone && body !== "START" && body !== "STOP"),
      do: () => say("1"),
    },
    {
      label: "Type STOP",
      told: "From now on nothing goes out to her.",
      isDone: isBegun && isStopped,
      do: () => say("STOP"),
    },
    {
      label: "Try again: see why not",
      told: "The text is stopped, with its reason.",
      isDone: storyId !== null,
      do: tryAgain,
    },
  ];
  const busyStep = useRef(-1);
  const press = useMutation({
    mutationFn: (place: number) => {
      busyStep.current = place;
      return steps[place]?.do() ?? Promise.resolve();
    },
    onError: (error) => toast.danger(error.message),
  });
  return {
    steps,
    next: steps.findIndex((step) => !step.isDone),
    busy: press.isPending ? busyStep.current : -1,
    press: press.mutate,
    storyHref: storyId === null || !sender ? null : `/w/${sender.workspaceId}/messages?message=${storyId}`,
    startOver: () => {
      setStartedAfter(null);
      setStoryId(null);
    },
  };
}
