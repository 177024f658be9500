import { createLoader, type inferParserType, parseAsNumberLiteral, parseAsStringLiteral } from "nuqs/server";

export const spans = [7, 30] as const;
export type Span = (typeof spans)[number];

/** What the address says about the page: which days, and whether the live monitor is open. */
export const deliveryParsers = {
  days: parseAsNumberLiteral(spans).withDefault(7),
  show: parseAsStringLiteral(["causes", "live"] as const).withDefault("causes"),
};
export type Shown = inferParserType<typeof deliveryParsers>;
export const loadShown = createLoader(deliveryParsers);

export const LIVE_ROWS = 100;
