"use client";

import { Button, Spinner } from "@heroui/react";
import { useState } from "react";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { MemberView, ResetLink } from "@/lib/workspaces/members-schema";
import { Dialog } from "../dialog";
import { ShownOnce } from "../shown-once";
import { useDeed } from "../use-deed";

const resetLink = async () => (await import("@/lib/workspaces/members-schema")).resetLink;

type Props = { member: MemberView; isOpen: boolean; onClose: () => void };

/** For somebody who forgot their password: says what the link does, then shows it to pass on. */
export function ResetLinkDialog({ member, isOpen, onClose }: Props) {
  const { api } = useWorkspace();
  const [keyOf, setKeyOf] = useState(requestKeys);
  const [made, setMade] = useState<ResetLink | null>(null);
  const make = useDeed(
    "members",
    (member: MemberView) =>
      api.post(
        `/members/${member.id}/reset-link`,
        {},
        { answer: resetLink, idempotencyKey: keyOf(`reset ${member.id}`) },
      ),
    setMade,
  );
  const close = () => {
    onClose();
    setMade(null);
    // Opened again, it is another wish.
    setKeyOf(requestKeys);
  };
  return (
    <Dialog
      title={made ? "Pass this link on" : `A new password for ${member.name}?`}
      isOpen={isOpen}
      isShownOnce={made !== null}
      onClose={close}
    >
      {made ? (
        <Link made={made} member={member} />
      ) : (
        <p>
          You get a link with which <bdi>{member.name}</bdi> chooses a new password. The old one works until
          then. Give it to nobody else: whoever opens it first is in.
        </p>
      )}
      <div className="flex justify-end gap-2">
        {made ? (
          <Button onPress={close}>Done</Button>
        ) : (
          <>
            <Button variant="ghost" onPress={close}>
              Cancel
            </Button>
            <Button isPending={make.isPending} onPress={() => make.mutate(member)}>
              {make.isPending ? <Spinner color="current" size="sm" /> : null}
              Make a link
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Link({ made, member }: { made: ResetLink; member: MemberView }) {
  if (!made.link) return <Notice tone="wait" title="This link was made already and is not shown again" />;
  return (
    <>
      <p>
        Parley sends no email, so pass it on yourself, in a message only <bdi>{member.name}</bdi> reads.
      </p>
      <ShownOnce label="Link for a new password" text={made.link}>
        It works once, until <Moment at={made.expires_at} />, and is shown only now.
      </ShownOnce>
    </>
  );
}
