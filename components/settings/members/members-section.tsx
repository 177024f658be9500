"use client";

import { Button } from "@heroui/react";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { Panel } from "@/components/ui/panel";
import type { Page } from "@/lib/paging";
import type { InviteView, MemberView } from "@/lib/workspaces/members-schema";
import { AskOwner } from "../refused";
import { SectionPage } from "../section-page";
import { useList } from "../use-list";
import type { InviteProps } from "./invite-dialog";
import { InviteList } from "./invite-list";
import { MemberRow } from "./member-row";

const inviteDialog = laterPart<InviteProps>(async () => (await import("./invite-dialog")).InviteDialog);

const memberView = async () => (await import("@/lib/workspaces/members-schema")).memberView;

type Props = {
  first: Page<MemberView>;
  /** Null for those who may not invite. */
  invites: Page<InviteView> | null;
  owners: string[];
};

/** Who works here, what they may do, and who was asked to come. */
export function MembersSection({ first, invites, owners }: Props) {
  const { may } = useWorkspace();
  const list = useList("members", memberView, first);
  const [isInviting, setInviting] = useState(false);
  const people = list.rows.length;
  return (
    <SectionPage
      title="Members"
      lead={
        list.hasNextPage
          ? "Who works here."
          : `${people} ${people === 1 ? "person works" : "people work"} here.`
      }
      action={
        may("members:write") ? (
          <Button onPress={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" />
            Invite
          </Button>
        ) : null
      }
    >
      <Panel>
        <ul aria-label="Members" className="divide-y divide-separator">
          {list.rows.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </ul>
        <LoadMore list={list} label="Show more" className="p-3 text-center" />
      </Panel>
      {invites ? <InviteList first={invites} /> : <AskOwner owners={owners} what="who works here" />}
      <OnDemand part={inviteDialog} props={{ isOpen: isInviting, onClose: () => setInviting(false) }} />
    </SectionPage>
  );
}
