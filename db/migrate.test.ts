import postgres from "postgres";
import { expect, test } from "vitest";
import { migrate, migrateTarget } from "./migrate";
import { testDatabase } from "./testing";

const url = await testDatabase();

test("a database that another version made is named in the database's own words, with the way out where it is ours", async () => {
  const sql = postgres(url, { max: 1 });
  await sql`delete from drizzle.__drizzle_migrations`;
  await sql.end();
  const told = async (isEmbedded: boolean) => {
    const failure = await migrateTarget({ url, isEmbedded, close: async () => {} }).catch((error) => error);
    return String(failure.message);
  };
  expect(await told(true)).toMatch(/^A migration failed: .* already exists \(42\d{3}\)\..*npm run db:reset/);
  expect(await told(false)).toMatch(/already exists/);
  expect(await told(false)).not.toContain("db:reset");
  await expect(migrate(url)).rejects.not.toThrow("Failed query");
});
