import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import type { AnySpec } from "./endpoint";

/** A route module beside the path it is served at, in OpenAPI's spelling: `/contacts/{id}`. */
export type RouteEntry = readonly [path: string, module: Record<string, unknown>];

const methods = ["get", "post", "patch", "put", "delete"] as const;
type Method = (typeof methods)[number];

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    code: z.string().meta({ description: "Stable; decide by this" }),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string() })).optional(),
    message_id: z
      .number()
      .optional()
      .meta({ description: "The message that was refused and kept, to be asked why" }),
    alternatives: z
      .array(z.object({ starts_at: z.string(), ends_at: z.string(), resource_ids: z.array(z.number()) }))
      .optional()
      .meta({ description: "With slot_taken: the nearest free slots" }),
  })
  .meta({ id: "Problem", description: "RFC 9457" });

const idempotencyKey = z.string().min(1).max(255).optional().meta({
  description: "The same key and body replays the first answer for 24 hours; another body is refused",
});

/** The OpenAPI 3.1 document of these routes, from the very schemas that parse their requests. Pure. */
export function openApiDocument(routes: readonly RouteEntry[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const [path, module] of routes) {
    paths[path] = Object.fromEntries(
      methods.flatMap((method) => {
        const spec = specOf(module[method.toUpperCase()]);
        return spec ? [[method, operation(path, method, spec)]] : [];
      }),
    );
  }
  const document: ZodOpenApiObject = {
    openapi: "3.1.0",
    info: {
      title: "Parley",
      version: "1.0.0",
      description: "Customer messaging for salons and restaurants. Send `X-API-Key` with every request.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ apiKey: [] }, { bearer: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
    paths,
  };
  return createDocument(document);
}

/** The description an `endpoint()` handler carries, or null for anything else. */
export function specOf(handler: unknown): AnySpec | null {
  return typeof handler === "function" && "spec" in handler ? (handler.spec as AnySpec) : null;
}

function operation(path: string, method: Method, spec: AnySpec): ZodOpenApiOperationObject {
  const status = String(spec.status ?? 200) as `${1 | 2 | 3 | 4 | 5}${string}`;
  const isObject = (schema: unknown): schema is z.ZodObject => schema instanceof z.ZodObject;
  return {
    operationId: `${method}${path.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? "").toUpperCase())}`,
    summary: spec.summary,
    description: permission(spec.scope),
    tags: [heading(path)],
    ...(spec.scope === "public" ? { security: [] } : {}),
    requestParams: {
      ...(isObject(spec.params) ? { path: spec.params } : {}),
      ...(isObject(spec.query) ? { query: spec.query } : {}),
      ...(method === "post" && spec.scope !== "public"
        ? { header: z.object({ "Idempotency-Key": idempotencyKey }) }
        : {}),
    },
    ...requestBody(spec.accepts ?? (spec.body ? { "application/json": spec.body } : {})),
    responses: {
      [status]: {
        description: "Done",
        ...(spec.response ? { content: { "application/json": { schema: spec.response } } } : {}),
      },
      default: { description: "Refused", content: { "application/problem+json": { schema: problem } } },
    },
  };
}

function requestBody(accepts: Record<string, z.ZodType>): Pick<ZodOpenApiOperationObject, "requestBody"> {
  const content = Object.entries(accepts).map(([type, schema]) => [type, { schema }]);
  return content.length === 0
    ? {}
    : { requestBody: { required: true, content: Object.fromEntries(content) } };
}

/** `/opt-outs/{phone}` → `Opt outs`. */
function heading(path: string): string {
  const words = (path.split("/")[1] ?? "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const permission = (scope: AnySpec["scope"]): string => {
  if (scope === "public") return "Needs no credentials.";
  return scope === "platform" ? "Needs the operator's key." : `Needs the permission \`${scope}\`.`;
};
