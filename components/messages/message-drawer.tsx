"use client";

import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { StoryProps } from "./message-story";

const story = laterPart<StoryProps>(async () => (await import("./message-story")).MessageStory);

type Props = { messageId: number | null; onClose: () => void };

/** One text and everything that happened to it. Its address can be shared: `?message=42`. */
export const MessageDrawer = ({ messageId, onClose }: Props) => (
  <OnDemand part={story} props={{ messageId, isOpen: messageId !== null, onClose }} />
);
