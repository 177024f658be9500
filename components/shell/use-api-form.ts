"use client";

import { type BaseSyntheticEvent, useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { useWarm } from "@/components/ui/on-demand";
import { ApiProblem, partMissing } from "./api";
import { requestKeys } from "./request-keys";
import { useUnsavedGuard } from "./unsaved-guard";

type Props<F extends FieldValues, O, R> = {
  /** What the form must hold before it is sent, or how to fetch that; build it from the API's own schemas. */
  schema: z.ZodType<O, F> | (() => Promise<z.ZodType<O, F>>);
  defaults: DefaultValues<F>;
  /** Sends it. The key is the same for the same values, so a second press or try saves once. */
  save: (values: O, idempotencyKey: string) => Promise<R>;
  onSaved: (result: R, values: O) => void;
  /** Leaving with changes asks first (the default). */
  isGuarded?: boolean;
};

/**
 * A form over the API: checked by its schema, refusals beside their fields, other trouble in `problem`. Nothing
 * typed is lost by a refusal, a lost connection or an expired session; a double press sends once.
 */
export function useApiForm<F extends FieldValues, O, R>({
  schema,
  defaults,
  save,
  onSaved,
  isGuarded = true,
}: Props<F, O, R>) {
  const checker = async () => {
    const [{ zodResolver }, fetched] = await Promise.all([
      import("@hookform/resolvers/zod"),
      typeof schema === "function" ? schema() : schema,
    ]);
    return zodResolver(fetched);
  };
  const check: Resolver<F, unknown, O> = async (...asked) => (await checker())(...asked);
  const form = useForm<F, unknown, O>({ resolver: check, defaultValues: defaults });
  // On its way while somebody reads and types, so that it is there when they press Save.
  useWarm(checker);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [keyOf] = useState(requestKeys);
  const isBusy = useRef(false);
  // What was refused stays unsaved, so only the answer to a save lets go of the page.
  const release = useUnsavedGuard(isGuarded && form.formState.isDirty);

  async function submit(event?: BaseSyntheticEvent): Promise<void> {
    event?.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      // The form would stay "submitting" for good if its check could not be fetched.
      if (await checker().catch(() => null)) await send(event);
      else setProblem(partMissing());
    } finally {
      isBusy.current = false;
    }
  }

  const send = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      const result = await save(values, keyOf(values));
      release();
      onSaved(result, values);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(tell(error));
    }
  });

  /** Puts each refusal beside its field; what has no field here is told as a whole. */
  function tell(error: ApiProblem): ApiProblem | null {
    const values: object = form.getValues();
    const known = Object.entries(error.fields).filter(([path]) =>
      Object.hasOwn(values, path.split(".")[0] ?? ""),
    );
    known.forEach(([path, message], n) => {
      form.setError(path as FieldPath<F>, { type: error.code, message }, { shouldFocus: n === 0 });
    });
    return known.length > 0 && known.length === Object.keys(error.fields).length ? null : error;
  }

  return { form, control: form.control, submit, problem, isSaving: form.formState.isSubmitting };
}
