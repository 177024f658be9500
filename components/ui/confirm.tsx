"use client";

import type { ConfirmProps } from "./confirm-dialog";
import { laterPart, OnDemand } from "./on-demand";

const dialog = laterPart<ConfirmProps>(async () => (await import("./confirm-dialog")).ConfirmDialog);

/** Asks before what cannot be undone; says what it will do. Where undo is possible, do it and offer undo instead. */
export const Confirm = (props: ConfirmProps) => <OnDemand part={dialog} props={props} />;
