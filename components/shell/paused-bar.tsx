"use client";

import { useAttention } from "@/components/overview/use-attention";
import { PausedBanner } from "@/components/settings/paused-banner";
import { useWorkspace } from "./workspace-context";

/** While all sending is paused, every page says so, and takes it back once it is over. */
export function PausedBar() {
  const { path } = useWorkspace();
  const isPaused = useAttention(({ paused_since }) => paused_since !== null) ?? false;
  return isPaused ? <PausedBanner href={path("/settings/danger")} /> : null;
}
