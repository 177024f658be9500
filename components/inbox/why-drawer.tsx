"use client";

import { Drawer } from "@heroui/react";
import { WhyStory } from "./why-story";

export type WhyDrawerProps = {
  conversationId: number;
  messageId: number;
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** What the assistant understood, looked up and did for one text, beside the conversation. */
export function WhyDrawer({ conversationId, messageId, title, isOpen, onOpenChange }: WhyDrawerProps) {
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Drawer.Content placement="right">
        <Drawer.Dialog
          aria-label={title}
          className="w-full max-w-full gap-0 p-0 sm:w-[28rem] sm:max-w-[28rem]"
        >
          <Drawer.CloseTrigger aria-label="Close" className="z-10" />
          <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
            <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">{title}</Drawer.Heading>
          </Drawer.Header>
          <Drawer.Body className="m-0 space-y-6 px-6 py-5 text-foreground">
            <WhyStory conversationId={conversationId} messageId={messageId} />
          </Drawer.Body>
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}
