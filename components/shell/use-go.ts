"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useLeave } from "./unsaved-guard";

/** Goes to a page of ours without a link: by key, palette or menu. Asks first when words would be lost. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  const leave = useLeave();
  return useCallback((href) => leave(() => router.push(href)), [leave, router]);
}
