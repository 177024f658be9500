import type { z } from "zod";
import { onceAlive } from "./alive";
import { type Answer, schemaOf } from "./answer";
import { type ProblemShape, toProblem } from "./problem-shape";
import { markReached, markSignedIn, markSignedOut } from "./session-state";

/** A refusal of the API, or a connection that failed (`status` 0), in words a person can act on. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly messageId: number | null;
  readonly fields: Readonly<Record<string, string>>;

  constructor(problem: ProblemShape) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.request_id ?? null;
    this.messageId = problem.message_id ?? null;
    this.fields = Object.fromEntries((problem.errors ?? []).map((e) => [e.path, e.message]));
  }
}

type Options<T> = { answer: Answer<T>; idempotencyKey?: string; signal?: AbortSignal };
type Upload<T> = Options<T> & { onProgress?: (share: number) => void };
export type Api = {
  get<T>(path: string, options: Options<T>): Promise<T>;
  post<T>(path: string, body: unknown, options: Options<T>): Promise<T>;
  patch<T>(path: string, body: unknown, options: Options<T>): Promise<T>;
  remove<T>(path: string, options: Options<T>): Promise<T>;
  /** Sends a file as it is, telling how much has left (0 to 1). */
  upload<T>(path: string, file: Blob, options: Upload<T>): Promise<T>;
};

/**
 * The dashboard's own client of `/api/v1`, for one workspace. Answers are parsed, refusals become `ApiProblem`.
 * An expired session is told to the shell, which asks to sign in again while the page keeps what was typed.
 */
export function createApi(workspaceId: number): Api {
  async function call<T>(
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    body: unknown,
    options: Options<T>,
  ): Promise<T> {
    const headers: Record<string, string> = {
      Accept: "application/json",
      "X-Workspace-Id": String(workspaceId),
    };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (options.idempotencyKey) headers["Idempotency-Key"] = options.idempotencyKey;
    const answer = fetchSchema(options.answer);
    const response = await reach(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal,
      cache: "no-store",
    });
    return read(response, answer);
  }
  async function read<T>(response: Response, answer: Fetched<T>): Promise<T> {
    if (response.status === 401) markSignedOut();
    else markSignedIn();
    if (!response.ok) throw await readProblem(response);
    const value: unknown = response.status === 204 ? undefined : await response.json();
    const parsed = (await answer)?.safeParse(value);
    if (parsed?.success) return parsed.data;
    throw parsed ? updated() : partMissing();
  }
  return {
    get: (path, options) => call("GET", path, undefined, options),
    post: (path, body, options) => call("POST", path, body, options),
    patch: (path, body, options) => call("PATCH", path, body, options),
    remove: (path, options) => call("DELETE", path, undefined, options),
    upload: async (path, file, options) => {
      const answer = fetchSchema(options.answer);
      return read(await send(`/api/v1${path}`, workspaceId, file, options), answer);
    },
  };
}

type Fetched<T> = Promise<z.ZodType<T> | null>;

// Started beside the call, which may fail before it: null, so that no rejection is left unheard.
const fetchSchema = <T>(answer: Answer<T>): Fetched<T> => onceAlive(() => schemaOf(answer)).catch(() => null);

/** `fetch` cannot say how much of a body has left; the older request can. */
function send(url: string, workspaceId: number, file: Blob, options: Upload<unknown>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-Workspace-Id", String(workspaceId));
    request.setRequestHeader("Content-Type", file.type || "text/csv");
    if (options.idempotencyKey) request.setRequestHeader("Idempotency-Key", options.idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(offline());
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    options.signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    markReached(true);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    markReached(false);
    throw offline();
  }
}

const offline = () =>
  new ApiProblem({
    status: 0,
    code: "offline",
    detail: "Parley cannot be reached. Check the connection; nothing you typed is lost.",
  });

const updated = () =>
  new ApiProblem({
    status: 0,
    code: "unexpected_answer",
    detail: "Parley was updated. Reload the page to go on.",
  });

/** A part of the page could not be fetched: the version it belongs to is gone, or the connection is. */
export const partMissing = () => (navigator.onLine ? updated() : offline());

async function readProblem(response: Response): Promise<ApiProblem> {
  const problem = toProblem(await response.json().catch(() => null));
  if (response.status === 401) {
    return new ApiProblem({
      status: 401,
      code: "unauthorized",
      detail: "You were signed out. Sign in again to go on.",
    });
  }
  if (problem) return new ApiProblem(problem);
  const detail = "Something went wrong on our side. Try again in a moment.";
  return new ApiProblem({ status: response.status, code: "unreadable", detail });
}

/** `?a=1&b=2` of what is set; empty values leave no trace. */
export function queryString(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return set.length === 0 ? "" : `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}
