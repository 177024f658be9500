"use client";

import { Button } from "@heroui/react";
import { Pencil, PenLine } from "lucide-react";
import { parseAsInteger, parseAsStringLiteral, useQueryState } from "nuqs";
import { ContactVisits } from "@/components/bookings/contact-visits";
import { MessageDrawer } from "@/components/messages/message-drawer";
import { useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { BackLink } from "@/components/shell/back-link";
import { useHotkeys } from "@/components/shell/hotkeys";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { ContactView } from "@/lib/contacts/schema";
import { PersonDrawer } from "../edit/lazy-drawer";
import { TagChips } from "../tag-chips";
import { fullName, isStopped } from "../words";
import { ConsentPanel } from "./consent-panel";
import { Conversation } from "./conversation";
import { Details } from "./details";
import { Lookalikes } from "./lookalikes";
import { Notes } from "./notes";
import { PersonMenu } from "./person-menu";
import { RevealNumber } from "./reveal-number";
import { StoppedBanner } from "./stopped-banner";
import { type FirstPerson, useConsent, usePerson } from "./use-person";

type Props = { first: FirstPerson; definitions: DefinitionView[]; country: string };

/** One person: who they are, what was said, what they agreed to, and what staff know. */
export function PersonView({ first, definitions, country }: Props) {
  const { may } = useWorkspace();
  const { data: person } = usePerson(first);
  const { data: consent } = useConsent(first);
  const compose = useSendDialog();
  const [messageId, setMessageId] = useQueryState("message", parseAsInteger.withOptions({ history: "push" }));
  const [editing, setEditing] = useQueryState(
    "edit",
    parseAsStringLiteral(["1"]).withOptions({ history: "push" }),
  );
  const stopped = isStopped(person);
  const write = () =>
    compose.open({ kind: "contact", id: person.id, name: fullName(person), phone: person.phone });
  useHotkeys({
    ...(may("contacts:write") ? { e: () => void setEditing("1") } : {}),
    ...(may("messages:write") && !stopped ? { c: write } : {}),
  });
  return (
    <>
      <Header person={person} onEdit={() => void setEditing("1")} onWrite={stopped ? null : write} />
      {stopped ? <StoppedBanner consent={consent} /> : null}
      <Lookalikes person={person} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Conversation
          first={first}
          onOpen={(id) => void setMessageId(id)}
          hasNumbers={person.other_numbers.length > 0}
        />
        <div className="space-y-6">
          {may("bookings:read") ? <ContactVisits contactId={person.id} /> : null}
          <ConsentPanel personId={person.id} consent={consent} isStopped={stopped} />
          <Notes first={first} />
          <Details person={person} definitions={definitions} />
        </div>
      </div>
      <MessageDrawer messageId={messageId} onClose={() => void setMessageId(null)} />
      {may("contacts:write") ? (
        <PersonDrawer
          isOpen={editing === "1"}
          person={person}
          definitions={definitions}
          country={country}
          onClose={() => void setEditing(null)}
          onSaved={() => void setEditing(null)}
        />
      ) : null}
    </>
  );
}

type HeaderProps = { person: ContactView; onEdit: () => void; onWrite: (() => void) | null };

function Header({ person, onEdit, onWrite }: HeaderProps) {
  const { may } = useWorkspace();
  const name = fullName(person);
  return (
    <header className="mb-6">
      <BackLink to="/contacts">Contacts</BackLink>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xl leading-tight font-semibold tracking-tight [overflow-wrap:anywhere] md:text-[1.75rem]">
            <bdi className="line-clamp-3 tabular-nums">{name ?? person.phone}</bdi>
          </h1>
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
            <RevealNumber contactId={person.id} phone={person.phone} />
            {person.other_numbers.length > 0 ? (
              <span className="text-sm">
                and{" "}
                {person.other_numbers.length === 1
                  ? "one more number"
                  : `${person.other_numbers.length} more numbers`}
              </span>
            ) : null}
            <TagChips tags={person.tags} />
          </div>
        </div>
        <div className="flex gap-2">
          {may("contacts:write") ? (
            <Button variant="tertiary" onPress={onEdit}>
              <Pencil aria-hidden />
              Edit
            </Button>
          ) : null}
          <PersonMenu person={person} />
          {may("messages:write") && onWrite ? (
            <Button onPress={onWrite}>
              <PenLine aria-hidden />
              Text
            </Button>
          ) : null}
        </div>
      </div>
    </header>
  );
}
