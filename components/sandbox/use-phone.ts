import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { toast } from "@/components/ui/toast";
import type { ChangePhone, Phone } from "@/lib/sandbox/schema";
import {
  changePhone,
  type PhoneFile,
  type PhoneText,
  readPhone,
  readPhones,
  sendFile,
  sendText,
  skipAhead,
} from "./api";

const pollMs = 1000;

export const usePhones = () =>
  useQuery({ queryKey: ["sandbox", "phones"], queryFn: readPhones, refetchInterval: pollMs });

const phoneQuery = (id: number) => ({
  queryKey: ["sandbox", "phone", id],
  queryFn: () => readPhone(id),
  refetchInterval: pollMs,
});

/** One phone, live. While its screen is looked at, what shows up counts as read. */
export function usePhone(id: number, isLookedAt: boolean) {
  const client = useQueryClient();
  const query = useQuery(phoneQuery(id));
  const phone = query.data;
  const lastId = phone?.messages.at(-1)?.id ?? 0;
  useEffect(() => {
    if (lastId === 0 || !isLookedAt) return;
    // A mark that gets lost costs a dot in the list; the next text tries again.
    changePhone(id, { seenId: lastId }).then(
      () => client.invalidateQueries({ queryKey: ["sandbox", "phones"] }),
      () => undefined,
    );
  }, [client, id, lastId, isLookedAt]);

  const keep = (fresh: Phone) => client.setQueryData(["sandbox", "phone", id], fresh);
  const complain = (error: Error) => toast.danger(error.message);
  const after = { onSuccess: keep, onError: complain };
  return {
    phone,
    error: query.error,
    change: useMutation({ mutationFn: (to: ChangePhone) => changePhone(id, to), ...after }),
    text: useMutation({ mutationFn: (message: PhoneText) => sendText(id, message), ...after }),
    file: useMutation({ mutationFn: (picked: PhoneFile) => sendFile(id, picked), ...after }),
    skip: useMutation({ mutationFn: (messageId: number) => skipAhead(id, messageId), ...after }),
  };
}

/** One phone as somebody beside it sees it, once its id is known; looking changes nothing. */
export const useGlance = (id: number | null) =>
  useQuery({ ...phoneQuery(id ?? 0), enabled: id !== null }).data;
