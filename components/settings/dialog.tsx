"use client";

import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { DialogProps } from "./dialog-frame";

const frame = laterPart<DialogProps>(async () => (await import("./dialog-frame")).DialogFrame);

/** A form or a secret in front of the page; a phone gives it the whole width. */
export const Dialog = (props: DialogProps) => <OnDemand part={frame} props={props} />;
