"use client";

import { Button } from "@heroui/react";
import { notRead } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { toast } from "@/components/ui/toast";
import type { Page } from "@/lib/paging";
import type { InviteView } from "@/lib/workspaces/members-schema";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import { roleWords } from "./roles";

const inviteView = async () => (await import("@/lib/workspaces/members-schema")).inviteView;

/** Links that were given out and not used yet. */
export function InviteList({ first }: { first: Page<InviteView> }) {
  const list = useList("invites", inviteView, first);
  if (list.rows.length === 0) return null;
  return (
    <section aria-label="Open invitations">
      <h2 className="mb-2 font-semibold tracking-tight">Open invitations</h2>
      <Panel>
        <ul className="divide-y divide-separator">
          {list.rows.map((invite) => (
            <Row key={invite.id} invite={invite} />
          ))}
        </ul>
        <LoadMore list={list} label="Show more" className="p-3 text-center" />
      </Panel>
    </section>
  );
}

function Row({ invite }: { invite: InviteView }) {
  const { api } = useWorkspace();
  const revoke = useDeed(
    "invites",
    () => api.remove(`/invites/${invite.id}`, { answer: notRead }),
    () => toast.success(`The link for ${invite.email} does not work any more`),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <div className="min-w-0 flex-1 basis-52">
        <p className="truncate font-medium">{invite.email}</p>
        <p className="text-sm text-muted">
          {roleWords[invite.role].label}, invited by <bdi>{invite.invited_by}</bdi>. Works until{" "}
          <Moment at={invite.expires_at} />
        </p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        className="max-md:h-11"
        aria-label={`Take back the invitation for ${invite.email}`}
        isPending={revoke.isPending}
        onPress={() => revoke.mutate(undefined)}
      >
        Take back
      </Button>
    </li>
  );
}
