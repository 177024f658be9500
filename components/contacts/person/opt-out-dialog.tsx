"use client";

import { Button, Label, Modal, RadioGroup, Spinner, TextArea, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { RadioOption } from "@/components/ui/radio-option";
import { toast } from "@/components/ui/toast";
import { useRefresh } from "./use-person";

const contactConsent = async () => (await import("@/lib/contacts/consent-schema")).contactConsent;

export type OptOutProps = { personId: number; isOpen: boolean; onClose: () => void };
type Scope = "offers" | "everything";

/** Somebody told staff that they want fewer texts, or none: it holds from the moment it is saved. */
export function OptOutDialog({ personId, isOpen, onClose }: OptOutProps) {
  const { api } = useWorkspace();
  const refresh = useRefresh();
  const [scope, setScope] = useState<Scope>("offers");
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: () =>
      api.post(
        `/contacts/${personId}/opt-outs`,
        {
          ...(scope === "offers" ? { categories: ["marketing", "program"] } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
        { answer: contactConsent },
      ),
    onSuccess: async () => {
      await refresh();
      toast.success(scope === "offers" ? "No more offers" : "No more texts at all");
      setReason("");
      onClose();
    },
  });
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Modal.Container placement="center">
        <Modal.Dialog className="sm:max-w-md">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">
              They want fewer texts
            </Modal.Heading>
          </Modal.Header>
          <Modal.Body className="space-y-5 pt-3 text-foreground">
            <RadioGroup
              aria-label="What to stop"
              value={scope}
              onChange={(value) => setScope(value === "everything" ? "everything" : "offers")}
              variant="secondary"
            >
              <RadioOption value="offers" label="No offers" hint="Reminders and answers still go out." />
              <RadioOption
                value="everything"
                label="No texts at all"
                hint="As if they had texted STOP. Waiting texts are called off, too."
              />
            </RadioGroup>
            <TextField fullWidth variant="secondary" value={reason} onChange={setReason} maxLength={500}>
              <Label>What did they say? (optional)</Label>
              <TextArea rows={2} dir="auto" />
            </TextField>
            {save.isError ? <Notice tone="bad" role="alert" title={save.error.message} /> : null}
          </Modal.Body>
          <Modal.Footer>
            <Button variant="ghost" onPress={onClose}>
              Cancel
            </Button>
            <Button isPending={save.isPending} onPress={() => save.mutate()}>
              {save.isPending ? <Spinner color="current" size="sm" /> : null}
              {scope === "offers" ? "Stop offers" : "Stop all texts"}
            </Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
