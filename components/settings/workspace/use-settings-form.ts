"use client";

import { toast } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { DefaultValues, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { ApiProblem } from "@/components/shell/api";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type WorkspaceView, workspaceView } from "@/lib/workspaces/schema";

type Props<F extends FieldValues> = {
  workspace: WorkspaceView;
  schema: z.ZodType<F, F>;
  /** What the fields show of a workspace. */
  read: (workspace: WorkspaceView) => F;
  /** What the API is asked to change. */
  write: (values: F) => Record<string, unknown>;
};

/**
 * A part of the workspace's settings as a form. Saves under the version it was read at, so that of two people who
 * edit at once nobody overwrites the other unseen; offers undo after each save.
 */
export function useSettingsForm<F extends FieldValues>({ workspace, schema, read, write }: Props<F>) {
  const { api } = useWorkspace();
  const router = useRouter();
  const [current, setCurrent] = useState(workspace);
  const kit = useApiForm<F, F, WorkspaceView>({
    schema,
    defaults: read(workspace) as DefaultValues<F>,
    save: (values) => patch({ ...write(values), version: current.version }),
    onSaved: (saved) => {
      const before = current;
      take(saved);
      toast.success("Saved", {
        actionProps: { children: "Undo", onPress: () => void undo(before, saved) },
      });
    },
  });

  // The page was read again: another form of it saved, or somebody else did.
  useEffect(() => {
    if (workspace.version <= current.version) return;
    const isSame = JSON.stringify(read(workspace)) === JSON.stringify(read(current));
    if (!isSame && kit.form.formState.isDirty) return;
    setCurrent(workspace);
    if (!isSame) kit.form.reset(read(workspace));
  }, [workspace, current, read, kit.form]);

  const patch = (body: Record<string, unknown>) => api.patch("/workspace", body, { answer: workspaceView });
  function take(view: WorkspaceView) {
    setCurrent(view);
    kit.form.reset(read(view));
    router.refresh();
  }
  async function undo(before: WorkspaceView, saved: WorkspaceView) {
    try {
      take(await patch({ ...write(schema.parse(read(before))), version: saved.version }));
      toast.success("As it was before");
    } catch (error) {
      toast.danger(error instanceof ApiProblem ? error.message : "That could not be undone.");
    }
  }
  /** Shows what somebody else saved, in place of what was typed here. */
  const reload = async () => take(await api.get("/workspace", { answer: workspaceView }));

  const isStale = kit.problem?.code === "workspace_changed";
  return { ...kit, current, reload, isStale, isDirty: kit.form.formState.isDirty };
}
