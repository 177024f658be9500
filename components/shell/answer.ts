import type { z } from "zod";

/**
 * What an answer of the API must hold: a schema, or how to fetch it. The pages say how to fetch it, so that none
 * of the schemas stands between a person and the first sight of a page.
 */
export type Answer<T> = z.ZodType<T> | (() => Promise<z.ZodType<T>>);

/** The schema itself, fetched if it has to be. Rejects where its part of the page cannot be fetched. */
export const schemaOf = async <T>(answer: Answer<T>): Promise<z.ZodType<T>> =>
  typeof answer === "function" ? answer() : answer;

/** The answer of a list whose rows are these. */
export const pageAnswer =
  <Row>(row: Answer<Row>) =>
  async () => {
    const [{ pageOf }, schema] = await Promise.all([import("@/lib/paging"), schemaOf(row)]);
    return pageOf(schema);
  };

/** The answer of a call of which nothing is read. */
export const notRead = async () => (await import("./not-read-schema")).notReadSchema;
