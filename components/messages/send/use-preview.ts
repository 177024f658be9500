"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSettled } from "@/components/messages/use-contacts";
import { useWorkspace } from "@/components/shell/workspace-context";
import { BUILT_IN_VARIABLES, render } from "@/lib/templates/render";
import { countSegments } from "@/lib/templates/segments";
import type { Preview } from "../schema";
import type { SendRequest } from "./request";

const previewShape = async () => (await import("../schema")).previewShape;

/** What the text looks like before anybody is chosen: counted here, with no price and no verdict. */
export type LocalPreview = Pick<
  Preview,
  "body" | "encoding" | "characters" | "segments" | "parts" | "missing_variables"
>;

const TYPING_PAUSE_MS = 300;

/** The API's own answer to "what would happen if I sent this now?", asked whenever the writing pauses. Null: not ready to ask. */
export function usePreview(request: SendRequest | null) {
  const { id, api } = useWorkspace();
  const text = request === null ? null : JSON.stringify(request);
  const settled = useSettled(text, TYPING_PAUSE_MS);
  const query = useQuery({
    queryKey: ["preview", id, settled],
    queryFn: ({ signal }) =>
      api.post("/messages/preview", JSON.parse(settled ?? "{}"), { answer: previewShape, signal }),
    enabled: text !== null && settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchInterval: 30_000,
    retry: false,
  });
  return { ...query, isCurrent: settled === text && !query.isPlaceholderData };
}

/** Fills and counts in the browser; blanks of a template without a value stay visible. */
export function previewHere(
  body: string,
  values: Readonly<Record<string, string>>,
  isTemplate: boolean,
): LocalPreview {
  // What the contact or the workspace will fill in is not asked for before a contact is chosen.
  const filled = render(
    body,
    (name) => values[name] || (BUILT_IN_VARIABLES.includes(name) ? "…" : undefined),
  );
  const visible = render(body, (name) => values[name] || `{{${name}}}`);
  const text = isTemplate && visible.ok ? visible.text : body;
  const { encoding, characters, segments, parts } = countSegments(text);
  const missing_variables = isTemplate && !filled.ok ? filled.missing : [];
  return { body: text, encoding, characters, segments, parts, missing_variables };
}
