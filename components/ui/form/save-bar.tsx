"use client";

import { Button, Spinner } from "@heroui/react";
import type { ReactNode } from "react";
import { Notice } from "../notice";

type Props = {
  label: string;
  isSaving: boolean;
  isDisabled?: boolean;
  /** What is wrong with the form as a whole. */
  problem: string | null;
  onCancel?: () => void;
  children?: ReactNode;
};

/** The end of a form: what went wrong as a whole, the one button that does it, and the way out. */
export function SaveBar({ label, isSaving, isDisabled, problem, onCancel, children }: Props) {
  return (
    <div className="space-y-3">
      <div aria-live="polite">{problem ? <Notice tone="bad" title={problem} /> : null}</div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {children}
        {onCancel ? (
          <Button variant="ghost" onPress={onCancel}>
            Cancel
          </Button>
        ) : null}
        <Button type="submit" isPending={isSaving} isDisabled={isDisabled}>
          {isSaving ? <Spinner color="current" size="sm" /> : null}
          {label}
        </Button>
      </div>
    </div>
  );
}
