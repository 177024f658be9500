import OpenAI from "openai";
import type { Response, ResponseCreateParamsStreaming } from "openai/resources/responses/responses";
import type { Model } from "./model-client";

/**
 * One call to the model, until its last word. It is streamed so that a model that works is told from one that hangs:
 * the first event of a healthy one comes within a second. @throws OpenAIError, also when it stays silent for
 * `firstWordMs` or `signal` ends the whole answer.
 */
export async function askModel(
  { client, firstWordMs }: Model,
  request: Omit<ResponseCreateParamsStreaming, "stream">,
  signal: AbortSignal,
): Promise<Response> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), firstWordMs);
  const isOver = AbortSignal.any([signal, silence.signal]);
  try {
    const events = await client.responses.create({ ...request, stream: true }, { signal: isOver });
    let last: Response | null = null;
    for await (const event of events) {
      clearTimeout(timer);
      if (event.type === "response.completed" || event.type === "response.incomplete") last = event.response;
      if (event.type === "response.failed")
        throw new OpenAI.OpenAIError(event.response.error?.code ?? "failed");
    }
    if (last) return last;
    throw isOver.aborted
      ? new OpenAI.APIConnectionTimeoutError()
      : new OpenAI.APIConnectionError({ message: "The answer ended early." });
  } finally {
    clearTimeout(timer);
  }
}

/** What it says in words; empty when it calls tools, or refuses. */
export const wordsOf = ({ output }: Pick<Response, "output">): string =>
  output
    .flatMap((item) => (item.type === "message" ? item.content : []))
    .map((part) => (part.type === "output_text" ? part.text : ""))
    .join("");

/** Nobody answered in time, which is worse than an error: a customer waited for it. */
export const isSilence = (err: unknown): boolean =>
  err instanceof OpenAI.APIUserAbortError || err instanceof OpenAI.APIConnectionTimeoutError;

/** What went wrong, in words that name nobody. */
export const errorWords = (err: unknown): string => {
  if (isSilence(err)) return "no answer in time";
  if (err instanceof OpenAI.APIConnectionError) return "not reached";
  if (err instanceof OpenAI.APIError) return `refused with status ${err.status ?? "unknown"}`;
  return err instanceof Error ? err.name : "unknown";
};
