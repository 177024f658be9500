"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiProblem } from "@/components/shell/api";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { TemplateForm, TemplateView } from "@/lib/templates/schema";
import { changesOf, copyFor, type EditorFacts, emptyForm, toForm } from "../draft";
import type { StartingText } from "../starting-texts";

const templateView = async () => (await import("@/lib/templates/schema")).templateView;
const templateForm = async () => (await import("@/lib/templates/schema")).templateForm;

type Props = {
  template: TemplateView | null;
  start: StartingText | null;
  facts: EditorFacts;
  onSaved: (saved: TemplateView, isNew: boolean) => void;
};

/** The state of one template being written: its form, its copies for the sample people, whose text it builds on. */
export function useEditor({ template, start, facts, onSaved }: Props) {
  const { api, id, name: business } = useWorkspace();
  const queries = useQueryClient();
  const [base, setBase] = useState(template);
  const [language, setLanguage] = useState<string | null>(null);
  const [kind, setKind] = useState<string>("typical");
  const [settled, setSettled] = useState<ApiProblem | null>(null);

  const state = useApiForm<TemplateForm, TemplateForm, TemplateView>({
    schema: templateForm,
    defaults: base ? toForm(base) : emptyForm(start),
    save: (values, idempotencyKey) =>
      base
        ? api.patch(
            `/templates/${base.id}`,
            { ...changesOf(toForm(base), values), updated_at: base.updated_at },
            { answer: templateView },
          )
        : api.post("/templates", values, { answer: templateView, idempotencyKey }),
    onSaved: (saved) => {
      rebase(saved);
      onSaved(saved, base === null);
    },
  });
  const { form } = state;

  /** Goes on from what the server has now; the form shows it. */
  function rebase(next: TemplateView): void {
    setBase(next);
    setSettled(state.problem);
    form.reset(toForm(next));
    if (language !== null && !Object.hasOwn(next.bodies, language)) setLanguage(null);
    void queries.invalidateQueries({ queryKey: ["templates", id] });
  }

  /** What was typed here over what somebody else saved meanwhile; what was not touched here becomes theirs. */
  function keepMine(theirs: TemplateView): void {
    const mine = base ? changesOf(toForm(base), form.getValues()) : {};
    setBase(theirs);
    setSettled(state.problem);
    form.reset(toForm(theirs));
    for (const [key, value] of Object.entries(mine)) {
      form.setValue(key as keyof TemplateForm, value, { shouldDirty: true });
    }
  }

  const isOvertaken = state.problem?.code === "template_changed" && state.problem !== settled;
  const { body, bodies, media_urls: pictures } = form.watch();
  const text = language === null ? body : (bodies[language] ?? "");
  const copies = facts.people.data.map((person) => copyFor(person, text, business, facts));
  const copy = copies.find(({ person }) => person.kind === kind) ?? copies[0];
  return {
    state,
    form,
    base,
    isOvertaken,
    rebase,
    keepMine,
    language,
    setLanguage,
    text,
    pictures,
    copies,
    copy,
    choose: setKind,
  };
}
