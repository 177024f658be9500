"use client";

import { Button, Spinner } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "./answer";
import { useWorkspace } from "./workspace-context";

type Props<T> = {
  title: string;
  /** What is asked for anew: the saved one as it is now. */
  of: { resource: string; id: number; answer: Answer<T> };
  onKeepMine: (theirs: T) => void;
  onTakeTheirs: (theirs: T) => void;
  /** Theirs beside one's own. */
  children: (theirs: T) => ReactNode;
};

/** Somebody else saved first: what is different, and the choice. Nothing typed is lost meanwhile. */
export function ChangedNotice<T>({ title, of, onKeepMine, onTakeTheirs, children }: Props<T>) {
  const { id, api } = useWorkspace();
  const latest = useQuery({
    queryKey: [of.resource, id, "one", of.id, "changed"],
    queryFn: ({ signal }) => api.get(`/${of.resource}/${of.id}`, { answer: of.answer, signal }),
    gcTime: 0,
  });
  const theirs = latest.data;
  return (
    <Notice tone="wait" role="alert" className="mb-4" title={title}>
      {theirs !== undefined ? (
        <div className="space-y-3 pt-1">
          {children(theirs)}
          <div className="flex flex-wrap gap-2">
            <Button size="sm" className="max-md:h-11" onPress={() => onKeepMine(theirs)}>
              Keep mine and go on
            </Button>
            <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => onTakeTheirs(theirs)}>
              Take theirs
            </Button>
          </div>
        </div>
      ) : latest.isError ? (
        latest.error.message
      ) : (
        <Spinner size="sm" aria-label="Loading what they saved" />
      )}
    </Notice>
  );
}
