"use client";

import { Button, cn } from "@heroui/react";
import { KeyRound, UserMinus } from "lucide-react";
import { useState } from "react";
import { notRead } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { Moment } from "@/components/ui/moment";
import { Pick } from "@/components/ui/pick";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { type Role, roles } from "@/db/enums";
import { roleScopes } from "@/lib/actor";
import type { MemberView } from "@/lib/workspaces/members-schema";
import { useDeed } from "../use-deed";
import { ResetLinkDialog } from "./reset-link-dialog";
import { roleOptions, roleWords } from "./roles";

const memberView = async () => (await import("@/lib/workspaces/members-schema")).memberView;

/** One person: a role that owners change at a touch, and the way out. */
export function MemberRow({ member }: { member: MemberView }) {
  const { api, may, person, name: workspaceName } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const [isResetting, setResetting] = useState(false);
  const isMe = member.email === person.email;
  const setRole = (role: Role) => api.patch(`/members/${member.id}`, { role }, { answer: memberView });
  const back = useDeed("members", setRole, () => toast.success("As it was before"));
  const change = useDeed("members", setRole, (changed) =>
    toastWithUndo(`${changed.name} is ${roleWords[changed.role].label.toLowerCase()} now`, () =>
      back.mutate(member.role),
    ),
  );
  const remove = useDeed(
    "members",
    () => api.remove(`/members/${member.id}`, { answer: notRead }),
    () => toast.success(`${member.name} was removed`),
  );
  const canChange = may("members:write") && !isMe;
  // Managers too, for whoever may no more than they do; the server decides again.
  const canReset = !isMe && may("workspace:write") && [...roleScopes[member.role]].every(may);
  const reset = canReset ? (
    <Button
      isIconOnly
      variant="ghost"
      aria-label={`New password for ${member.name}`}
      onPress={() => setResetting(true)}
    >
      <KeyRound aria-hidden className="size-4" />
    </Button>
  ) : null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5 sm:px-5">
      <Initials name={member.name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{member.name}</bdi>
          {isMe ? <span className="ml-2 text-sm font-normal text-muted">you</span> : null}
        </p>
        <p className="truncate text-sm text-muted">{member.email}</p>
      </div>
      <p className="w-36 text-sm text-muted max-lg:hidden">
        {member.last_seen_at ? (
          <>
            Seen <Moment at={member.last_seen_at} />
          </>
        ) : (
          "Not seen yet"
        )}
      </p>
      {canChange ? (
        <div className="flex items-center gap-2 max-sm:w-full max-sm:justify-between max-sm:pl-14">
          <RoleSelect member={member} onChange={(role) => change.mutate(role)} />
          {reset}
          <Button
            isIconOnly
            variant="ghost"
            aria-label={`Remove ${member.name}`}
            onPress={() => setAsking(true)}
          >
            <UserMinus aria-hidden className="size-4" />
          </Button>
        </div>
      ) : (
        <>
          <p className={cn("text-sm text-muted", may("members:write") && "sm:w-[14.5rem] sm:pl-3")}>
            {roleWords[member.role].label}
          </p>
          {reset}
        </>
      )}
      <ResetLinkDialog member={member} isOpen={isResetting} onClose={() => setResetting(false)} />
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${member.name}?`}
        action="Remove"
        isDestructive
        isPending={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p>
          They are out of {workspaceName} at once, on every device. What they did stays in the log. To bring
          them back, invite them again.
        </p>
      </Confirm>
    </li>
  );
}

function RoleSelect({ member, onChange }: { member: MemberView; onChange: (role: Role) => void }) {
  const pick = (key: string) => {
    const role = roles.find((known) => known === key);
    if (role && role !== member.role) onChange(role);
  };
  return (
    <Pick
      label={`Role of ${member.name}`}
      isLabelHidden
      value={member.role}
      options={roleOptions}
      onPick={pick}
      className="w-36"
      popoverClassName="min-w-72"
    />
  );
}

function Initials({ name }: { name: string }) {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : ""].map((part) => [...(part ?? "")][0] ?? "");
  return (
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-full bg-apricot text-sm font-medium text-apricot-foreground"
    >
      {letters.join("").toUpperCase()}
    </span>
  );
}
