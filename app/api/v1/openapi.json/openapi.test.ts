import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openApiDocument, specOf } from "@/lib/http/openapi";
import { routes } from "./routes";

const api = join(dirname(fileURLToPath(import.meta.url)), "..");
const served = readdirSync(api, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map(
    (file) =>
      `/${dirname(file)
        .replaceAll("\\", "/")
        .replace(/\[(\w+)\]/g, "{$1}")}`,
  )
  .filter((path) => path !== "/openapi.json");
const document = openApiDocument(routes);

test("every route of the API is in the document, and nothing else", () => {
  expect(routes.map(([path]) => path).sort()).toEqual(served.sort());
});

test("every handler of a route describes itself", () => {
  for (const [path, module] of routes) {
    const handlers = Object.keys(module).filter((name) =>
      ["GET", "POST", "PATCH", "PUT", "DELETE"].includes(name),
    );
    expect(handlers.length, path).toBeGreaterThan(0);
    for (const name of handlers) expect(specOf(module[name]), `${name} ${path}`).not.toBeNull();
  }
});

test("path parameters of the document are those of the path", () => {
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const operation of Object.values(operations ?? {})) {
      const parameters = (operation as { parameters?: { in: string; name: string }[] }).parameters ?? [];
      expect(
        parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name),
        path,
      ).toEqual(named);
    }
  }
});

test("operation ids are unique", () => {
  const ids = Object.values(document.paths ?? {}).flatMap((operations) =>
    Object.values(operations ?? {}).map((operation) => (operation as { operationId: string }).operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("requests show their accepted fields and permissions", () => {
  const operation = document.paths?.["/templates"]?.post as { description: string; requestBody: unknown };
  expect(operation.description).toContain("templates:write");
  const schema = document.components?.schemas?.CreateTemplate as { properties: Record<string, unknown> };
  expect(Object.keys(schema.properties)).toContain("placeholders");
});
