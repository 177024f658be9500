"use client";

import { Button } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";

const revealedPhone = async () => (await import("@/lib/contacts/schema")).revealedPhone;

const SHOWN_MS = 30_000;

/** The masked number; who may see it whole does so for half a minute, and the audit log knows. */
export function RevealNumber({ contactId, phone }: { contactId: number; phone: string }) {
  const { api, may } = useWorkspace();
  const [number, setNumber] = useState<string | null>(null);
  const reveal = useMutation({
    mutationFn: () => api.post(`/contacts/${contactId}/reveal`, undefined, { answer: revealedPhone }),
    onSuccess: (answer) => setNumber(answer.phone),
    onError: (error) => toast.danger(error.message),
    // The number must not stay behind in the page's memory of past requests.
    gcTime: 0,
  });
  useEffect(() => {
    if (number === null) return;
    const timer = setTimeout(() => setNumber(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [number]);
  return (
    <span className="inline-flex items-center gap-1 tabular-nums">
      <span aria-live="polite">{number ?? phone}</span>
      {may("contacts:write") ? (
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          className="size-8 max-md:size-11"
          isPending={reveal.isPending}
          aria-label={number === null ? "Show the whole number" : "Hide the number"}
          onPress={() => (number === null ? reveal.mutate() : setNumber(null))}
        >
          {number === null ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        </Button>
      ) : null}
    </span>
  );
}
