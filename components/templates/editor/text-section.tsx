"use client";

import { useMemo, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { PicturesField } from "@/components/media/pictures-field";
import { useSettled } from "@/components/messages/use-contacts";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { formatMoney } from "@/lib/money";
import { type Finding, lint } from "@/lib/templates/linter";
import type { TemplateForm } from "@/lib/templates/schema";
import { countSegments } from "@/lib/templates/segments";
import { BUILT_IN_VARIABLES, variableLabel } from "@/lib/templates/variables";
import { type Copy, copyFor, type EditorFacts, forgottenIn } from "../draft";
import { languageName } from "../words";
import { BodyField, type BodyHandle } from "./body-field";
import { Findings } from "./findings";
import { firstMessage } from "./first-message";
import { LanguageBar } from "./language-bar";
import { Meter } from "./meter";

type Props = {
  form: UseFormReturn<TemplateForm, unknown, TemplateForm>;
  facts: EditorFacts;
  language: string | null;
  onLanguage: (tag: string | null) => void;
  copies: Copy[];
  copy: Copy;
};

/** The words themselves, in every language, and what there is to say about them. */
export function TextSection({ form, facts, language, onLanguage, copies, copy }: Props) {
  const { name: business } = useWorkspace();
  const field = useRef<BodyHandle>(null);
  const { body, bodies, category, media_urls: pictures } = form.watch();
  const hasPicture = pictures.length > 0;
  const text = language === null ? body : (bodies[language] ?? "");
  const known = useMemo(
    () => [...new Set([...BUILT_IN_VARIABLES, ...facts.variables.map(({ name }) => name)])],
    [facts.variables],
  );
  const filled = useMemo(
    () =>
      new Set([
        ...BUILT_IN_VARIABLES,
        ...facts.variables.filter(({ group }) => group !== "given").map(({ name }) => name),
      ]),
    [facts.variables],
  );
  const fill = (source: string) => copyFor(copy.person, source, business, facts).body;
  // Half a word is no fault: what is being typed is judged once the hands rest.
  const rested = useSettled(text, 500);
  const findings =
    text.trim() === "" ? [] : lint(rested, { category, businessName: business, known, fill, hasPicture });
  const forgotten = language === null ? [] : forgottenIn(body, text);

  const write = (next: string) => {
    const options = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
    if (language === null) form.setValue("body", next, options);
    else form.setValue("bodies", { ...form.getValues("bodies"), [language]: next }, options);
    form.clearErrors(language === null ? "body" : `bodies.${language}`);
  };
  const savingOf = ({ code, repair }: Finding): string | null => {
    if (code !== "unicode_cost" || !repair) return null;
    const saved = copy.count.segments - countSegments(fill(repair(text))).segments;
    return saved > 0 ? formatMoney(saved * facts.people.segment_micros * 100, facts.people.currency) : null;
  };
  const add = (tag: string) => {
    form.setValue("bodies", { ...bodies, [tag]: body }, { shouldDirty: true });
    onLanguage(tag);
  };
  const remove = (tag: string) => {
    const { [tag]: taken, ...rest } = form.getValues("bodies");
    form.setValue("bodies", rest, { shouldDirty: true });
    onLanguage(null);
    toastWithUndo(`${languageName(tag)} removed`, () =>
      form.setValue("bodies", { ...form.getValues("bodies"), [tag]: taken ?? "" }, { shouldDirty: true }),
    );
  };
  const setPictures = (next: string[]) => {
    form.setValue("media_urls", next, { shouldDirty: true });
    form.clearErrors("media_urls");
  };
  const { errors } = form.formState;
  return (
    <section aria-label="Text" className="space-y-3">
      <BodyField
        key={language ?? "main"}
        ref={field}
        label={language === null ? "Text" : `Text in ${languageName(language)}`}
        lang={language ?? undefined}
        value={text}
        error={language === null ? errors.body?.message : messageAt(errors.bodies, language)}
        variables={facts.variables}
        filled={filled}
        onChange={write}
        onBlur={() => {}}
      />
      <LanguageBar
        tags={Object.keys(bodies)}
        chosen={language}
        onChoose={onLanguage}
        onAdd={add}
        onRemove={remove}
      />
      {forgotten.length > 0 ? (
        <p className="text-sm text-warning-soft-foreground">
          The main text also says {forgotten.map(variableLabel).join(", ")}; this one does not.
        </p>
      ) : null}
      <PicturesField
        addresses={pictures}
        error={firstMessage(errors.media_urls)}
        onAdd={(address) => setPictures([...form.getValues("media_urls"), address])}
        onRemove={(index) => setPictures(form.getValues("media_urls").toSpliced(index, 1))}
        onPutBack={(index, address) => setPictures(form.getValues("media_urls").toSpliced(index, 0, address))}
      />
      <Meter copy={copy} copies={copies} people={facts.people} hasPicture={hasPicture} />
      {text.trim() === "" ? null : (
        <Findings
          findings={findings}
          savingOf={savingOf}
          onFix={({ repair }) => repair && field.current?.replace(repair(text))}
          onShow={(spot) => field.current?.show(spot)}
        />
      )}
    </section>
  );
}

function messageAt(errors: unknown, language: string): string | undefined {
  if (typeof errors !== "object" || errors === null || !Object.hasOwn(errors, language)) return undefined;
  const error: unknown = Object.getOwnPropertyDescriptor(errors, language)?.value;
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : undefined;
}
