import { toast } from "@heroui/react";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ChangePhone, Phone } from "@/lib/sandbox/schema";
import { changePhone, readPhone, readPhones, sendText } from "./api";

const pollMs = 1000;

export const usePhones = () =>
  useQuery({ queryKey: ["sandbox", "phones"], queryFn: readPhones, refetchInterval: pollMs });

/** One phone, live; what shows up while it is open counts as seen. */
export function usePhone(id: number) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ["sandbox", "phone", id],
    queryFn: () => readPhone(id),
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
  });
  const phone = query.data?.id === id ? query.data : undefined;
  const lastId = phone?.messages.at(-1)?.id ?? 0;
  useEffect(() => {
    if (lastId === 0) return;
    // A mark that gets lost costs a dot in the list; the next text tries again.
    changePhone(id, { seenId: lastId }).then(
      () => client.invalidateQueries({ queryKey: ["sandbox", "phones"] }),
      () => undefined,
    );
  }, [client, id, lastId]);

  const keep = (fresh: Phone) => client.setQueryData(["sandbox", "phone", id], fresh);
  const complain = (error: Error) => toast.danger(error.message);
  const change = useMutation({
    mutationFn: (to: ChangePhone) => changePhone(id, to),
    onSuccess: keep,
    onError: complain,
  });
  const text = useMutation({
    mutationFn: (message: { senderId: number; channel: "sms" | "whatsapp"; body: string }) =>
      sendText(id, message),
    onSuccess: keep,
    onError: complain,
  });
  return { phone, error: query.error, change, text };
}
