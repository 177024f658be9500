"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { useRefresh } from "./use-person";

const savedContact = async () => (await import("@/lib/contacts/schema")).savedContact;

/** Takes the contact of a further number out of its person again. */
export function useUnmerge() {
  const { api } = useWorkspace();
  const router = useRouter();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: number) => api.post(`/contacts/${id}/unmerge`, undefined, { answer: savedContact }),
    onSuccess: async () => {
      toast.success("Two people again. Opt-outs stay for both.");
      await refresh();
      router.refresh();
    },
    onError: (error) => toast.danger(error.message),
  });
}
