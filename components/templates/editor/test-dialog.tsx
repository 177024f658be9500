"use client";

import { Button, Description, FieldError, Label, Modal, Spinner, TextField } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { type SubmitEvent, useState } from "react";
import { Pictures } from "@/components/media/pictures";
import { StatusChip } from "@/components/messages/status-chip";
import { StorySummary } from "@/components/messages/story-summary";
import { useTimeline } from "@/components/messages/use-timeline";
import { ApiProblem } from "@/components/shell/api";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { acceptedMessage } from "@/lib/messages/schema";
import { rememberedNumber, rememberNumber } from "./test-number";

type Props = {
  isOpen: boolean;
  body: string;
  pictures: readonly string[];
  templateId: number | null;
  onClose: () => void;
};

/** Sends the text as it stands to one's own phone, and watches it arrive. */
export function TestDialog({ isOpen, onClose, ...rest }: Props) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Modal.Container size="md" placement="center">
        <Modal.Dialog className="p-0 sm:max-w-md">
          <Modal.CloseTrigger aria-label="Close" className="z-10" />
          <Modal.Header className="border-b border-separator px-6 pt-5 pb-4">
            <Modal.Heading className="text-lg font-semibold tracking-tight">
              Send yourself a test
            </Modal.Heading>
          </Modal.Header>
          {isOpen ? <TestForm {...rest} onClose={onClose} /> : null}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function TestForm({ body, pictures, templateId, onClose }: Omit<Props, "isOpen">) {
  const { api, person, id } = useWorkspace();
  const [to, setTo] = useState(() => rememberedNumber(id, person.email));
  const [keyOf, setKeys] = useState(requestKeys);
  const test = useMutation({
    // A conversation's text: it comes at any hour, and a STOP of this number still holds it back.
    mutationFn: (wish: { to: string; body: string }) => {
      const metadata = { test: true, ...(templateId === null ? {} : { template_id: templateId }) };
      const media = pictures.length > 0 ? { media_urls: pictures } : {};
      const request = { ...wish, ...media, category: "conversation", metadata };
      return api.post("/messages", request, { answer: acceptedMessage, idempotencyKey: keyOf(request) });
    },
    onSuccess: () => rememberNumber(id, person.email, to.trim()),
  });
  const problem = test.error instanceof ApiProblem ? test.error : null;
  const sentId = test.data?.id ?? problem?.messageId ?? null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!test.isPending && to.trim() !== "") test.mutate({ to: to.trim(), body });
  };
  const again = () => {
    setKeys(() => requestKeys());
    test.reset();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Modal.Body className="m-0 space-y-4 px-6 py-5 text-foreground">
        <Bubble direction="outbound" className="ml-auto max-w-[92%]">
          <Pictures addresses={pictures} className="mb-1.5" />
          {body}
        </Bubble>
        {sentId !== null && test.data ? (
          <Delivery messageId={sentId} />
        ) : (
          <>
            <TextField
              fullWidth
              variant="secondary"
              value={to}
              onChange={setTo}
              isInvalid={problem?.fields.to !== undefined}
            >
              <Label>Your number</Label>
              <Input type="tel" autoComplete="tel" autoFocus placeholder="(415) 555-0137" />
              {problem?.fields.to ? <FieldError>{problem.fields.to}</FieldError> : null}
              <Description>Kept in this browser only, for your next test.</Description>
            </TextField>
            {problem && problem.fields.to === undefined ? (
              <Notice tone="bad" role="alert" title={problem.message} />
            ) : null}
          </>
        )}
      </Modal.Body>
      <Modal.Footer className="border-t border-separator px-6 py-4">
        {test.data ? (
          <>
            <Button variant="tertiary" onPress={again}>
              Send again
            </Button>
            <Button onPress={onClose}>Done</Button>
          </>
        ) : (
          <>
            <Button variant="ghost" onPress={onClose}>
              Cancel
            </Button>
            <Button type="submit" isPending={test.isPending} isDisabled={to.trim() === ""}>
              {test.isPending ? <Spinner color="current" size="sm" /> : null}
              Send test
            </Button>
          </>
        )}
      </Modal.Footer>
    </form>
  );
}

/** How far the test has come, live. */
function Delivery({ messageId }: { messageId: number }) {
  const { path } = useWorkspace();
  const { data } = useTimeline(messageId);
  if (!data) return <Spinner size="sm" aria-label="Sending" />;
  return (
    <div className="space-y-2">
      <p className="flex items-center justify-between gap-3">
        <StatusChip status={data.message.status} reason={data.message.reason} />
        <Link
          href={path(`/messages?message=${messageId}`)}
          className="text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline"
        >
          See its story
        </Link>
      </p>
      <p role="status" className="text-sm text-muted">
        <StorySummary story={data} />
      </p>
    </div>
  );
}
