"use client";

import { cn, Drawer } from "@heroui/react";
import { type ReactNode, useState } from "react";
import { WhyStory } from "./why-story";

type Props = {
  conversationId: number;
  /** A text of theirs, or an automatic one of ours. */
  messageId: number;
  title: string;
  children: ReactNode;
};

/** Opens what the assistant understood, looked up and did for one text. */
export function WhyAnswer({ conversationId, messageId, title, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        title={title === children ? undefined : title}
        className={cn(
          "cursor-pointer rounded underline decoration-border-tertiary decoration-dotted underline-offset-3",
          "hover:text-foreground hover:decoration-current max-md:-my-3 max-md:py-3",
        )}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {isOpen ? (
        <Drawer.Backdrop isOpen onOpenChange={setOpen}>
          <Drawer.Content placement="right">
            <Drawer.Dialog
              aria-label={title}
              className="w-full max-w-full gap-0 p-0 sm:w-[28rem] sm:max-w-[28rem]"
            >
              <Drawer.CloseTrigger aria-label="Close" className="z-10" />
              <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
                <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">
                  {title}
                </Drawer.Heading>
              </Drawer.Header>
              <Drawer.Body className="m-0 space-y-6 px-6 py-5 text-foreground">
                <WhyStory conversationId={conversationId} messageId={messageId} />
              </Drawer.Body>
            </Drawer.Dialog>
          </Drawer.Content>
        </Drawer.Backdrop>
      ) : null}
    </>
  );
}
