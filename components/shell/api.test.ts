import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { pageAnswer } from "./answer";
import { ApiProblem, createApi } from "./api";

const person = z.object({ id: z.number() });
const api = createApi(1);

const answers = (body: unknown, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status }));
const isOnline = (onLine: boolean) => vi.stubGlobal("navigator", { onLine });
const codeOf = async (call: Promise<unknown>) => {
  const error = await call.catch((reason: unknown) => reason);
  return error instanceof ApiProblem ? error.code : error;
};

afterEach(() => vi.unstubAllGlobals());

test("an answer is read by its schema, whether that is here or has to be fetched", async () => {
  answers({ id: 7, more: "than asked" });
  expect(await api.get("/contacts/7", { answer: person })).toEqual({ id: 7 });
  expect(await api.get("/contacts/7", { answer: async () => person })).toEqual({ id: 7 });
});

test("rows are read as a page of what their own schema says", async () => {
  answers({ data: [{ id: 7, more: "than asked" }], next_cursor: null });
  const page = await api.get("/contacts", { answer: pageAnswer(async () => person) });
  expect(page).toEqual({ data: [{ id: 7 }], next_cursor: null });
});

test("the schema is asked for beside the call, not after it", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async () => {
    asked.push("call");
    await new Promise((resolve) => setTimeout(resolve));
    asked.push("answer");
    return Response.json({ id: 7 });
  });
  const answer = async () => {
    asked.push("schema");
    return person;
  };
  await api.get("/contacts/7", { answer });
  expect(asked).toEqual(["call", "schema", "answer"]);
});

test("a schema that is gone asks to reload the page; without a connection it says so", async () => {
  answers({ id: 7 });
  const answer = () => Promise.reject<typeof person>(new Error("Failed to load chunk"));
  isOnline(true);
  expect(await codeOf(api.get("/contacts/7", { answer }))).toBe("unexpected_answer");
  isOnline(false);
  expect(await codeOf(api.get("/contacts/7", { answer }))).toBe("offline");
});

test("an answer of another version asks to reload the page", async () => {
  answers({ id: "seven" });
  expect(await codeOf(api.get("/contacts/7", { answer: person }))).toBe("unexpected_answer");
});

test("a refusal is told with its fields, also when its schema cannot be fetched", async () => {
  const errors = [{ path: "name", message: "Give it a name.", code: "too_small" }];
  answers({ status: 422, code: "validation_failed", detail: "Look again.", errors }, 422);
  const answer = () => Promise.reject<typeof person>(new Error("Failed to load chunk"));
  const error = await api.post("/contacts", {}, { answer }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: "Look again.", fields: { name: "Give it a name." } });
});

test("what is no refusal of ours is told as trouble on our side", async () => {
  const strange = [null, "<html>", [], { status: 502 }, { status: "500", code: "x", detail: "y" }];
  for (const body of [...strange, { status: 422, code: "x", detail: "y", errors: [{ path: 1 }] }]) {
    answers(body, 502);
    expect(await codeOf(api.get("/contacts", { answer: person }))).toBe("unreadable");
  }
});

test("a call that reaches nobody is told as a lost connection, and its schema's failure is no second one", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const answer = () => Promise.reject<typeof person>(new Error("Failed to load chunk"));
  expect(await codeOf(api.get("/contacts", { answer }))).toBe("offline");
});
