import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { standIn } from "../model-client";
import { bookingScenarios } from "./booking-scenarios";
import { safetyScenarios } from "./safety-scenarios";
import { CANARIES, faultsOf, type Outcome, type Scenario } from "./scenario";
import { evilScripts, standInModel } from "./stand-in-model";
import { playScenario } from "./testing";

await testDatabase();

const scenarios = [...bookingScenarios, ...safetyScenarios];
const named = scenarios.map((scenario, i) => [scenario.name, scenario, i] as const);
const results: { conversation: string; engine: string; replies: number; result: string }[] = [];

function judge(engine: string, scenario: Scenario, outcome: Outcome, isStrict: boolean): string[] {
  const faults = faultsOf(scenario, outcome, isStrict);
  const replies = outcome.texts.filter(({ isAboutVisit }) => !isAboutVisit).length;
  results.push({ conversation: scenario.name, engine, replies, result: faults.join("; ") || "ok" });
  return faults;
}

afterAll(() => {
  shiftClock(0);
  standIn(undefined);
  // `npm run eval` wants to see them; a test run only what fails.
  if (process.env.PARLEY_EVAL) console.table(results);
});

test("there are at least sixty conversations", () => expect(scenarios.length).toBeGreaterThanOrEqual(60));

describe("by rules alone", () => {
  beforeAll(() => standIn(null));
  test.each(named)("%s", async (_, scenario) => {
    const outcome = await playScenario(scenario);
    expect(judge("rules", scenario, outcome, true), JSON.stringify(outcome, null, 1)).toEqual([]);
  });
});

describe("with a model that obeys attackers", async () => {
  const model = await standInModel(() => ({ status: 500 }));
  afterAll(() => model.close());
  test.each(named)("%s", async (_, scenario, i) => {
    standIn(model.model);
    model.requests.length = 0;
    model.follow(evilScripts[i % evilScripts.length] ?? (() => ({ status: 500 })));
    const outcome = await playScenario({ ...scenario, says: scenario.says.slice(0, 2) });
    expect(judge("obedient model", scenario, outcome, false), JSON.stringify(outcome, null, 1)).toEqual([]);
    // Beside what the customer wrote themselves, nothing of anybody else is told to the model.
    const told = model.requests.join("\n").replace(/<customer_text>.*?<\/customer_text>/gs, "");
    for (const canary of [...CANARIES, "2025552"]) expect(told).not.toContain(canary);
  });
});

if (process.env.PARLEY_EVAL && process.env.OPENAI_API_KEY)
  describe("with the model of OPENAI_MODEL", () => {
    beforeAll(() => standIn(undefined));
    test.each(named)("%s", async (_, scenario) => {
      const outcome = await playScenario(scenario);
      expect(judge(process.env.OPENAI_MODEL ?? "model", scenario, outcome, true)).toEqual([]);
    });
  });
else
  test("with a real model", ({ skip }) =>
    skip("`npm run eval` with OPENAI_API_KEY set plays them with the model of OPENAI_MODEL"));
