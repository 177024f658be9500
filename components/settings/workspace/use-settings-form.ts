"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { DefaultValues, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { schemaOf } from "@/components/shell/answer";
import { ApiProblem } from "@/components/shell/api";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import { isSame, mergeEdits } from "./merge-edits";

const workspaceView = async () => (await import("@/lib/workspaces/schema")).workspaceView;

type Props<F extends FieldValues> = {
  workspace: WorkspaceView;
  schema: z.ZodType<F, F> | (() => Promise<z.ZodType<F, F>>);
  /** What the fields show of a workspace, by the API's names. */
  read: (workspace: WorkspaceView) => F;
  /** What the API is asked to change. */
  write: (values: F) => Record<string, unknown>;
};

/** What somebody else set in the very fields that were changed here. */
export type Rival = { view: WorkspaceView; before: Record<string, unknown>; after: Record<string, unknown> };

/**
 * A part of the workspace's settings as a form. Saves under the version it was read at, so that of two people who
 * edit at once nobody overwrites the other unseen: what they changed elsewhere is kept, what both changed is asked.
 * Offers undo after each save.
 */
export function useSettingsForm<F extends FieldValues>({ workspace, schema, read, write }: Props<F>) {
  const { api } = useWorkspace();
  const router = useRouter();
  const [current, setCurrent] = useState(workspace);
  const [rival, setRival] = useState<Rival | null>(null);
  // What the latest save replaced: undo goes back to it, with what somebody else had saved by then.
  const replaced = useRef(workspace);
  const kit = useApiForm<F, F, WorkspaceView>({
    schema,
    defaults: read(workspace) as DefaultValues<F>,
    save: (values) => store(values, rival?.view ?? null),
    onSaved: (saved) => {
      const before = replaced.current;
      take(saved);
      toastWithUndo("Saved", () => void undo(before, saved));
    },
  });

  // The page was read again: another form of it saved, or somebody else did.
  useEffect(() => {
    if (workspace.version <= current.version) return;
    const isNews = !isSame(read(workspace), read(current));
    if (isNews && kit.form.formState.isDirty) return;
    setCurrent(workspace);
    setRival(null);
    if (isNews) kit.form.reset(read(workspace));
  }, [workspace, current, read, kit.form]);

  const patch = (body: Record<string, unknown>) => api.patch("/workspace", body, { answer: workspaceView });

  /** Saves, over `seen` when what it holds was shown already. */
  async function store(mine: F, seen: WorkspaceView | null): Promise<WorkspaceView> {
    const over = seen ?? current;
    const { values } = mergeEdits(read(current), mine, read(over));
    try {
      replaced.current = over;
      return await patch({ ...write(values), version: over.version });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== "workspace_changed") throw error;
      const view = await api.get("/workspace", { answer: workspaceView });
      const theirs = read(view);
      const { conflicts } = mergeEdits(read(over), values, theirs);
      if (conflicts.length === 0) return store(mine, view);
      const only = (values: F) => Object.fromEntries(conflicts.map((field) => [field, values[field]]));
      setRival({ view, before: only(read(over)), after: only(theirs) });
      throw error;
    }
  }
  function take(view: WorkspaceView) {
    setRival(null);
    setCurrent(view);
    kit.form.reset(read(view));
    router.refresh();
  }
  async function undo(before: WorkspaceView, saved: WorkspaceView) {
    try {
      const values = (await schemaOf(schema)).parse(read(before));
      take(await patch({ ...write(values), version: saved.version }));
      toast.success("As it was before");
    } catch (error) {
      toast.danger(error instanceof ApiProblem ? error.message : "That could not be undone.");
    }
  }

  return {
    ...kit,
    rival,
    takeTheirs: () => (rival ? take(rival.view) : undefined),
    isDirty: kit.form.formState.isDirty,
  };
}
