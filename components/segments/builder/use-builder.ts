"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { SegmentView } from "@/lib/segments/schema";
import type { Start } from "../start";
import type { SegmentForm } from "./form-schema";
import { type Group, newGroup, newRow, readDefinition, writeDefinition } from "./tree";

const segmentView = async () => (await import("@/lib/segments/schema")).segmentView;
const segmentForm = async () => (await import("./form-schema")).segmentForm;

const rootOf = (definition: unknown): Group => {
  const read = readDefinition(definition);
  return read.ok ? read.root : newGroup("all", []);
};

/** An empty page is hard to begin: the first condition is there already. */
function begun({ definition }: Start): Group {
  const root = rootOf(definition);
  return root.parts.length === 0 ? { ...root, parts: [newRow()] } : root;
}

/** As the builder writes it, so that a rule that was only read is not taken for a changed one. */
const toForm = ({ name, description }: Omit<SegmentForm, "definition">, root: Group): SegmentForm => ({
  name,
  description,
  definition: writeDefinition(root).rule,
});

const changesOf = (before: SegmentForm, after: SegmentForm): Partial<SegmentForm> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof SegmentForm]),
    ),
  );

/** A name in use is told where the name is written. */
async function besideName<T>(saving: Promise<T>): Promise<T> {
  try {
    return await saving;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== "segment_exists") throw error;
    const { status, code, message } = error;
    throw new ApiProblem({ status, code, detail: message, errors: [{ path: "name", message, code }] });
  }
}

type Props = {
  segment: SegmentView | null;
  start: Start;
  onSaved: (saved: SegmentView, isNew: boolean) => void;
};

/** The state of one segment being written: its rows, its name, and whose rule it builds on. */
export function useBuilder({ segment, start, onSaved }: Props) {
  const { api, id } = useWorkspace();
  const queries = useQueryClient();
  const [base, setBase] = useState(segment);
  const [root, setRoot] = useState(() => (segment ? rootOf(segment.definition) : begun(start)));
  const latest = useRef(root);
  const [isAttempted, setAttempted] = useState(false);
  const [reading, setReading] = useState(0);
  const [settled, setSettled] = useState<ApiProblem | null>(null);

  const before = (known: SegmentView) => toForm(known, rootOf(known.definition));
  const state = useApiForm<SegmentForm, SegmentForm, SegmentView>({
    schema: segmentForm,
    defaults: base ? before(base) : toForm({ name: start.name, description: null }, root),
    save: (values, idempotencyKey) =>
      besideName(
        base
          ? api.patch(
              `/segments/${base.id}`,
              { ...changesOf(before(base), values), version: base.version },
              { answer: segmentView },
            )
          : api.post("/segments", values, { answer: segmentView, idempotencyKey }),
      ),
    onSaved: (saved) => {
      rebase(saved, false);
      onSaved(saved, base === null);
    },
  });

  function put(next: Group): void {
    latest.current = next;
    setRoot(next);
  }

  /** Changes the rule as it stands now, also from a toast that was shown a while ago. */
  function change(next: (root: Group) => Group): void {
    put(next(latest.current));
    state.form.setValue("definition", writeDefinition(latest.current).rule, { shouldDirty: true });
    state.form.clearErrors("definition");
  }

  /** Shows the rows of what was read instead of those that stand here. */
  function putBack(known: SegmentView): void {
    put(rootOf(known.definition));
    setReading((count) => count + 1);
  }

  /** Goes on from what the server has now; `hasNewRows` false: from one's own save, whose rows stand here already. */
  function rebase(next: SegmentView, hasNewRows = true): void {
    setBase(next);
    setSettled(state.problem);
    setAttempted(false);
    state.form.reset(before(next));
    if (hasNewRows) putBack(next);
    // What was changed while the save was on its way is not saved yet.
    else state.form.setValue("definition", writeDefinition(latest.current).rule, { shouldDirty: true });
    void queries.invalidateQueries({ queryKey: ["segments", id] });
  }

  /** What was changed here over what somebody else saved meanwhile; what was not touched here becomes theirs. */
  function keepMine(theirs: SegmentView): void {
    const mine = base ? changesOf(before(base), state.form.getValues()) : {};
    setBase(theirs);
    setSettled(state.problem);
    state.form.reset(before(theirs));
    if (mine.definition === undefined) putBack(theirs);
    for (const [key, value] of Object.entries(mine))
      state.form.setValue(key as keyof SegmentForm, value, { shouldDirty: true });
  }

  return {
    /** What is different here from what was read. */
    changes: base ? changesOf(before(base), state.form.getValues()) : {},
    state,
    base,
    root,
    /** Another number: other rows than before, and nothing half typed goes with them. */
    reading,
    change,
    isAttempted,
    setAttempted,
    isOvertaken: state.problem?.code === "segment_changed" && state.problem !== settled,
    rebase,
    keepMine,
  };
}
