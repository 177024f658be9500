import { isRecord } from "./record";

/** What a refusal of the API says: its `application/problem+json`. */
export type ProblemShape = {
  status: number;
  code: string;
  detail: string;
  request_id?: string;
  message_id?: number;
  errors?: FieldRefusal[];
};
type FieldRefusal = { path: string; message: string; code: string };

// By hand and not by a schema: a refusal must be told also where nothing more of the page can be fetched.
/** The refusal in what was answered, or null where that is none of ours (a proxy's page, say). */
export function toProblem(value: unknown): ProblemShape | null {
  if (!isRecord(value)) return null;
  const { status, code, detail, request_id, message_id, errors } = value;
  if (typeof status !== "number" || typeof code !== "string" || typeof detail !== "string") return null;
  if (request_id !== undefined && typeof request_id !== "string") return null;
  if (message_id !== undefined && typeof message_id !== "number") return null;
  if (errors !== undefined && !(Array.isArray(errors) && errors.every(isFieldRefusal))) return null;
  return { status, code, detail, request_id, message_id, errors };
}

const isFieldRefusal = (value: unknown): value is FieldRefusal =>
  isRecord(value) &&
  typeof value.path === "string" &&
  typeof value.message === "string" &&
  typeof value.code === "string";
