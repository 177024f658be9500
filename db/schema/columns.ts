import { bigint, timestamp } from "drizzle-orm/pg-core";

/** Identity key of a table: `bigint`, as a JavaScript number (safe below 2^53). */
export const id = () => bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity();

export const big = (name: string) => bigint(name, { mode: "number" });

export const workspaceId = () => big("workspace_id").notNull();

/** A moment: stored as `timestamptz`, UTC in, the workspace's zone only on display. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => moment("created_at").notNull().defaultNow();
