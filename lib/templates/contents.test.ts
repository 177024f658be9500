import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { fillContent, pickContent } from "./contents";

await testDatabase();
const list = await import("@/app/api/v1/templates/route");
const one = await import("@/app/api/v1/templates/[id]/route");
const versions = await import("@/app/api/v1/templates/[id]/versions/route");
const restore = await import("@/app/api/v1/templates/[id]/restore/route");
const duplicate = await import("@/app/api/v1/templates/[id]/duplicate/route");

const [a, b] = [`HX${"a".repeat(32)}`, `HX${"B".repeat(32)}`];
let mine: TestTenant;
beforeEach(async () => {
  mine = await testTenant();
});
const create = (whatsapp_contents: unknown, more: Record<string, unknown> = {}) =>
  mine.call(list.POST, {
    body: { name: "Ready", body: "Hi {{first_name}}, your {{what}} is ready.", whatsapp_contents, ...more },
  });
const problems = (json: Record<string, unknown>) =>
  (json.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

test("an approved template is kept with the text, as a new version of it, and comes along", async () => {
  const first = { "": { sid: a, variables: ["first_name", "what"] } };
  const made = await create(first);
  expect(made).toMatchObject({ status: 201, json: { version: 1, whatsapp_contents: first } });
  const params = { id: String(made.json.id) };
  const second = { ...first, "pt-BR": { sid: b, variables: ["what"] } };
  const change = (body: unknown) => mine.call(one.PATCH, { params, method: "PATCH", body });
  expect((await change({ whatsapp_contents: { "": first[""], pt_br: second["pt-BR"] } })).json).toMatchObject(
    {
      version: 2,
      whatsapp_contents: second,
    },
  );
  // The same once more is no change; the text alone leaves it as it is.
  expect((await change({ whatsapp_contents: second })).json).toMatchObject({ version: 2 });
  expect((await change({ name: "Really ready" })).json).toMatchObject({
    version: 2,
    whatsapp_contents: second,
  });
  const copy = await mine.call(duplicate.POST, { params, method: "POST" });
  expect(copy.json).toMatchObject({ whatsapp_contents: second });
  expect((await mine.call(restore.POST, { params, body: { version: 1 } })).json).toMatchObject({
    version: 3,
    whatsapp_contents: first,
  });
  const { data } = (await mine.call(versions.GET, { params })).json as {
    data: { whatsapp_contents: unknown }[];
  };
  expect(data.map((version) => version.whatsapp_contents)).toEqual([first, second, first]);
});

test.each([
  [{ "": { sid: "HX12", variables: [] } }],
  [{ "": { sid: `MX${"a".repeat(32)}` } }],
  [{ "not a language": { sid: a } }],
  [{ "": { sid: a, variables: Array(21).fill("what") } }],
  [{ "": { sid: a, body: "x" } }],
  [[]],
  ["x"],
])("%j is refused", async (contents) => {
  expect((await create(contents)).status).toBe(422);
});

test("only what the text says can fill it; a text that says less is refused with it", async () => {
  const refused = await create({ "": { sid: a, variables: ["first_name", "price"] } });
  expect(problems(refused.json)).toEqual(["whatsapp_contents..variables.1 unknown_variable"]);
  const { json } = await create({ "": { sid: a, variables: ["what"] } });
  const shorter = await mine.call(one.PATCH, {
    params: { id: String(json.id) },
    method: "PATCH",
    body: { body: "Hi {{first_name}}" },
  });
  expect(shorter.status).toBe(422);
});

test("another business sees none of it", async () => {
  const { json } = await create({ "": { sid: a } });
  const other = await testTenant();
  expect((await other.call(one.GET, { params: { id: String(json.id) } })).status).toBe(404);
});

describe("for a reader", () => {
  const contents = { "": { sid: a, variables: [] }, pt: { sid: b, variables: [] } };

  test("it is the one in their language, else the one for everybody, else none", () => {
    expect(pickContent(contents, "pt-BR")).toMatchObject({ language: "pt", content: { sid: b } });
    for (const language of ["de", "nonsense tag", null])
      expect(pickContent(contents, language)).toMatchObject({ language: "", content: { sid: a } });
    expect(pickContent({ pt: contents.pt }, "de")).toBeNull();
    for (const language of ["constructor", "__proto__"]) expect(pickContent({}, language)).toBeNull();
  });

  test("values go on one line with few spaces, and an empty one is missing", () => {
    const fill = (value: string | undefined) => fillContent({ sid: a, variables: ["x"] }, () => value);
    for (const [value, sent] of [
      ["a\nb", "a b"],
      ["a \r\n\t b", "a b"],
      ["a\u2028b", "a b"],
      ["a    b", "a    b"],
      ["a     b", "a b"],
      [" a ", "a"],
    ])
      expect(fill(value)).toEqual({ ok: true, content: { sid: a, variables: { "1": sent } } });
    for (const empty of [undefined, "", " \n "]) expect(fill(empty)).toEqual({ ok: false, missing: ["x"] });
  });
});
