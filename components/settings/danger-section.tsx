"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { notRead } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { Act, SectionPage } from "./section-page";
import { useDeed } from "./use-deed";

const workspaceView = async () => (await import("@/lib/workspaces/schema")).workspaceView;

type Props = { workspace: WorkspaceView; owners: string[] };

/** What stops things: for everybody what concerns them, for managers and owners the switches. */
export function DangerSection({ workspace, owners }: Props) {
  const { may } = useWorkspace();
  return (
    <SectionPage title="Danger zone" lead="For the moments when something must stop.">
      {may("workspace:write") ? <PauseSending pausedAt={workspace.sending_paused_at} /> : null}
      {may("members:write") ? <SignOutAll /> : null}
      <Leave owners={owners} />
      <p className="text-sm text-muted">
        To close this workspace for good, ask whoever runs Parley for you. Consent records are kept even then,
        because the law asks for them.
      </p>
    </SectionPage>
  );
}

function PauseSending({ pausedAt }: { pausedAt: string | null }) {
  const { api } = useWorkspace();
  const router = useRouter();
  const set = (isPaused: boolean) =>
    api.patch("/workspace", { sending_paused: isPaused }, { answer: workspaceView });
  const back = useDeed("attention", set, () => router.refresh());
  const change = useDeed("attention", set, (saved) => {
    router.refresh();
    const isPaused = saved.sending_paused_at !== null;
    toastWithUndo(isPaused ? "Nothing goes out until you let it" : "Texts go out again", () =>
      back.mutate(!isPaused),
    );
  });
  if (pausedAt !== null)
    return (
      <Notice tone="bad" title="All sending is paused">
        <p>
          Texts wait in line, sign-in codes too. Replies still come in. Since <Moment at={pausedAt} />.
        </p>
        <Button className="mt-3" isPending={change.isPending} onPress={() => change.mutate(false)}>
          Let texts go out again
        </Button>
      </Notice>
    );
  return (
    <Act
      title="Pause all sending"
      action={
        <Button variant="danger" isPending={change.isPending} onPress={() => change.mutate(true)}>
          Pause sending
        </Button>
      }
    >
      Nothing leaves this workspace within five seconds, sign-in codes and replies included. Texts wait in
      line and go out when you let them; those with a deadline that passes do not.
    </Act>
  );
}

function SignOutAll() {
  const { api } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const end = useDeed(
    "members",
    () => api.post("/members/sign-out", {}, { answer: notRead }),
    () => window.location.assign("/login"),
  );
  return (
    <Act
      title="Sign everybody out"
      action={
        <Button variant="danger-soft" onPress={() => setAsking(true)}>
          Sign out
        </Button>
      }
    >
      When a device was lost or somebody saw a screen they should not have. API keys go on working.
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Sign everybody out?"
        action="Sign everybody out"
        isDestructive
        isPending={end.isPending}
        onConfirm={() => end.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p>
          Every member signs in again, on every device and in their other workspaces too; so do you. What
          somebody is typing stays on their page until they have.
        </p>
      </Confirm>
    </Act>
  );
}

function Leave({ owners }: { owners: string[] }) {
  const { api, name, person } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const isLastOwner = person.role === "owner" && owners.length < 2;
  const leave = useDeed(
    "members",
    () => api.remove("/members/me", { answer: notRead }),
    () => window.location.assign("/"),
  );
  return (
    <Act
      title={`Leave ${name}`}
      action={
        <Button variant="danger-soft" isDisabled={isLastOwner} onPress={() => setAsking(true)}>
          Leave
        </Button>
      }
    >
      {isLastOwner
        ? "You are its only owner. Make somebody else an owner first."
        : "You lose access at once. An owner can invite you again."}
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Leave ${name}?`}
        action="Leave"
        isDestructive
        isPending={leave.isPending}
        onConfirm={() => leave.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p>You lose access at once. What you did stays in the log.</p>
      </Confirm>
    </Act>
  );
}
