"use client";

import { Kbd, Modal } from "@heroui/react";
import { Fragment } from "react";
import { doors } from "./navigation";
import { useWorkspace } from "./workspace-context";

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };
type Key = [keys: string, what: string];

/** Every key, by what it is for. */
export function KeysHelp({ isOpen, onOpenChange }: Props) {
  const { id, isSandbox, may, others } = useWorkspace();
  const groups: { title: string; keys: Key[] }[] = [
    {
      title: "Anywhere",
      keys: [
        ...(may("messages:write") ? ([["c", "Send a text"]] satisfies Key[]) : []),
        ["/", "Find, on this page or everywhere"],
        ["Ctrl+K", "Find or do anything (⌘K on a Mac)"],
        ["?", "Show these keys"],
        ["Esc", "Close what is open"],
      ],
    },
    {
      title: "In a list",
      keys: [
        ["j", "Next row"],
        ["k", "Previous row"],
        ["Enter", "Open the row"],
      ],
    },
    {
      title: "In the inbox",
      keys: [
        ["r", "Answer"],
        ["n", "Note for the team"],
        ["a", "Take the conversation"],
        ["e", "Close it, or open it again"],
      ],
    },
    {
      title: "In the calendar",
      keys: [
        ...(may("bookings:write") ? ([["n", "New booking"]] satisfies Key[]) : []),
        ["t", "Today"],
        ["d", "One day"],
        ["w", "A week"],
        ["←/→", "Earlier, later"],
        ...(may("bookings:write") ? ([["m", "Move the visit you are on"]] satisfies Key[]) : []),
      ],
    },
    {
      title: "Go to",
      keys: [
        ...doors(id, isSandbox).map(({ key, label }): Key => [`g ${key}`, label]),
        ...(others.length > 0 ? ([["g w", "Another workspace"]] satisfies Key[]) : []),
      ],
    },
  ];
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container size="lg" scroll="inside">
        <Modal.Dialog className="sm:w-[42rem] sm:max-w-[42rem]">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">Keys</Modal.Heading>
          </Modal.Header>
          {/* On a phone it scrolls, by the keyboard too. */}
          <Modal.Body tabIndex={0} className="grid gap-x-10 gap-y-6 text-foreground sm:grid-cols-2">
            <div className="space-y-6">
              {groups.slice(0, 3).map((group) => (
                <KeyGroup key={group.title} {...group} />
              ))}
            </div>
            <div className="space-y-6">
              {groups.slice(3).map((group) => (
                <KeyGroup key={group.title} {...group} />
              ))}
            </div>
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function KeyGroup({ title, keys }: { title: string; keys: Key[] }) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-muted">{title}</h3>
      <dl className="divide-y divide-separator">
        {keys.map(([combination, what]) => (
          <div key={combination} className="flex min-h-10 items-center justify-between gap-4 py-1.5">
            <dt className="order-last flex shrink-0 items-center gap-1 text-xs text-muted">
              {combination.split(" ").map((key, i) => (
                <Fragment key={key}>
                  {i > 0 ? "then" : null}
                  <Kbd>
                    <Kbd.Content>{key}</Kbd.Content>
                  </Kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
