"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { Bot, ChevronDown, CircleDashed, UserRound } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { pageOf } from "@/lib/paging";
import { memberView } from "@/lib/workspaces/members-schema";
import type { NewOwner } from "./use-deeds";
import { ownerWords } from "./words";

type Props = { detail: ConversationDetail; onAssign: (to: NewOwner) => void };

const members = pageOf(memberView);

/** Whose conversation it is, and giving it to somebody. */
export function OwnerMenu({ detail, onAssign }: Props) {
  const { id, api, may, person } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const team = useQuery({
    queryKey: ["members", id, "choice"],
    queryFn: ({ signal }) => api.get("/members?limit=200", { answer: members, signal }),
    enabled: isOpen && may("members:read"),
    staleTime: 60_000,
  });
  const words = ownerWords(detail);
  const Icon = detail.owner === "assistant" ? Bot : detail.owner === "member" ? UserRound : CircleDashed;
  const face = (
    <>
      <Icon aria-hidden className="size-4 text-muted" />
      <span className="truncate max-md:sr-only">{words}</span>
    </>
  );
  if (!may("conversations:write"))
    return (
      <span className="flex max-w-40 items-center gap-1.5 px-2 text-sm" title={`Answered by: ${words}`}>
        {face}
      </span>
    );
  const others =
    team.data?.data.filter((member) => member.email !== person.email && member.role !== "viewer") ?? [];
  const choose = (key: unknown) => {
    if (key === "me" || key === "assistant" || key === "nobody") onAssign({ owner: key });
    else onAssign({ owner: "member", member_id: Number(key) });
  };
  return (
    <Dropdown isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Answered by: ${words}. Change`}
        aria-keyshortcuts="a"
        className="max-w-44 shrink min-w-0 max-md:h-11"
      >
        {face}
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-52">
        <Dropdown.Menu aria-label="Who answers" onAction={choose}>
          <Dropdown.Item id="me" textValue="Take it myself">
            <UserRound aria-hidden className="size-4 text-muted" />
            <Label>Take it myself</Label>
          </Dropdown.Item>
          <Dropdown.Item id="assistant" textValue="Give it to the assistant">
            <Bot aria-hidden className="size-4 text-muted" />
            <Label>The assistant</Label>
          </Dropdown.Item>
          <Dropdown.Item id="nobody" textValue="Nobody yet">
            <CircleDashed aria-hidden className="size-4 text-muted" />
            <Label>Nobody yet</Label>
          </Dropdown.Item>
          {others.map((member) => (
            <Dropdown.Item key={member.id} id={String(member.id)} textValue={member.name}>
              <UserRound aria-hidden className="size-4 text-muted" />
              <Label>{member.name}</Label>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
