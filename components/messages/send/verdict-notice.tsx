"use client";

import { Button } from "@heroui/react";
import { Notice } from "@/components/ui/notice";
import { isPromotional } from "@/lib/messages/status";
import { variableLabel } from "@/lib/templates/variables";
import type { Preview } from "../schema";

const list = new Intl.ListFormat("en-US", { type: "conjunction" });

type Props = {
  preview: Preview;
  /** Sends past the workspace's own quiet hours; not offered where the law keeps them. */
  onSendAnyway: () => void;
};

/** The gate's answer before anything is sent: may it go, when, and if not, why not and what to do. Blanks come first. */
export function VerdictNotice({ preview, onSendAnyway }: Props) {
  const { verdict, missing_variables: missing, category } = preview;
  if (missing.length > 0 && verdict.outcome !== "suppress") {
    const names = list.format(missing.map((name) => variableLabel(name).toLowerCase()));
    return <Notice tone="wait" role="status" title={`Fill in ${names} first.`} />;
  }
  if (verdict.outcome === "allow") {
    return (
      <Notice tone="good" role="status" title={verdict.sentence}>
        {channelNote(preview)}
      </Notice>
    );
  }
  if (verdict.outcome === "suppress") {
    return (
      <Notice tone="bad" role="status" title={verdict.sentence}>
        {verdict.remedy}
      </Notice>
    );
  }
  return (
    <Notice tone="wait" role="status" title={verdict.sentence}>
      {verdict.remedy}
      {isPromotional(category) ? null : (
        <Button size="sm" variant="secondary" className="mt-2 block max-md:h-11" onPress={onSendAnyway}>
          Don't wait: send it as a personal text
        </Button>
      )}
    </Notice>
  );
}

/** Said only where it is not a text. */
function channelNote({ channel, is_approved_template: isApproved }: Preview): string | null {
  if (channel === "sms") return null;
  return isApproved
    ? "It goes out on WhatsApp, as the template that WhatsApp approved."
    : "It goes out on WhatsApp.";
}
