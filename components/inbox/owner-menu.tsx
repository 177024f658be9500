"use client";

import { useQuery } from "@tanstack/react-query";
import { Bot, ChevronDown, CircleDashed, UserRound } from "lucide-react";
import { useState } from "react";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Menu } from "@/components/ui/menu";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import type { NewOwner } from "./use-deeds";
import { ownerWords } from "./words";

const memberView = async () => (await import("@/lib/workspaces/members-schema")).memberView;

type Props = { detail: ConversationDetail; onAssign: (to: NewOwner) => void };

const members = pageAnswer(memberView);

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
  const choose = (key: string) => {
    if (key === "me" || key === "assistant" || key === "nobody") onAssign({ owner: key });
    else onAssign({ owner: "member", member_id: Number(key) });
  };
  return (
    <Menu
      label="Who answers"
      items={[
        { id: "me", label: "Take it myself", icon: UserRound },
        { id: "assistant", label: "The assistant", icon: Bot },
        { id: "nobody", label: "Nobody yet", icon: CircleDashed },
        ...others.map((member) => ({ id: String(member.id), label: member.name, icon: UserRound })),
      ]}
      className="min-w-52"
      button={{
        size: "sm",
        variant: "ghost",
        "aria-label": `Answered by: ${words}. Change`,
        "aria-keyshortcuts": "a",
        className: "max-w-44 min-w-0 shrink max-md:h-11",
      }}
      onAction={choose}
      onOpenChange={setOpen}
    >
      {face}
      <ChevronDown aria-hidden className="size-3.5 text-muted" />
    </Menu>
  );
}
