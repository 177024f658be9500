"use client";

import type { TemplateView } from "@/lib/templates/schema";
import { type Draft, faultOf } from "./draft";
import { Amount, Toggle } from "./fields";

type Props = { draft: Draft; example: string; texts: readonly TemplateView[] };

const hasAddress = ({ body, bodies }: TemplateView): boolean =>
  [body, ...Object.values(bodies)].some((text) => /https?:\/\/|\{\{[^}]*(?:link|url|website)/i.test(text));

/** Whether addresses become short ones, so that clicks can be counted. */
export function LinksSection({ draft, example, texts }: Props) {
  const { choices, change } = draft;
  const filled = Object.values(choices.variables).some((value) => value.includes("://"));
  const isUseless = texts.length > 0 && !filled && !texts.some(hasAddress);
  return (
    <Toggle
      label="Count who opens the link"
      hint="Web addresses in the text become short ones of yours, a different one for each person."
      isOn={choices.shorten_links}
      onChange={(shorten_links) => change({ shorten_links })}
    >
      <p className="text-sm">
        <span className="text-muted">It will look like </span>
        <span className="rounded-md bg-surface-tertiary px-1.5 py-0.5 break-all">{example}</span>
      </p>
      {isUseless ? (
        <p role="status" className="text-sm text-warning-soft-foreground">
          There is no link in this text yet. Write it whole, beginning with https://
        </p>
      ) : null}
      <Amount
        label="Days the link works"
        value={choices.link_days}
        onChange={(link_days) => link_days !== null && change({ link_days })}
        min={1}
        max={365}
        error={faultOf(draft, "link_days")}
        hint="Afterwards it shows your name and phone number."
        className="w-44"
      />
    </Toggle>
  );
}
