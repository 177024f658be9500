import { createHash } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { raw, type Tx } from "@/db/client";
import { blindIndex, seal, unseal } from "@/lib/crypto";

/** The network has one book of numbers for everybody, so its blind indexes belong to no workspace. */
const noTenant = 0;

export const numberIndex = (number: string): string => blindIndex(noTenant, number);

const context = (index: string) => `sandbox/number/${index}`;

/** The number behind a row of `sandbox.numbers`. */
export const openNumber = (row: { number_idx: string; number_sealed: string }): string =>
  unseal(row.number_sealed, context(row.number_idx));

/** A number as people write it: at home in North America without its country code, else in international form. */
export function displayNumber(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  // Too short or too long to be one: shown as it is, because a national form would drop its country.
  if (!parsed?.isPossible()) return number;
  return parsed.countryCallingCode === "1" ? parsed.formatNational() : parsed.formatInternational();
}

/** The ids of numbers, in the order given; unknown numbers are entered in the book. */
export async function ensureNumbers(tx: Tx, ...numbers: string[]): Promise<number[]> {
  const indexes = numbers.map(numberIndex);
  const known = await findByIndex(tx, indexes);
  const missing = numbers.filter((number) => !known.has(numberIndex(number)));
  // In one order for everybody: two texts between the same new numbers must not wait for each other.
  for (const number of [...new Set(missing)].sort()) {
    const index = numberIndex(number);
    const sid = `PN${createHash("sha256").update(index).digest("hex").slice(0, 32)}`;
    // Nothing named as what may clash: of two who enter it at once, the later may meet either unique index first.
    await raw(tx)`
      insert into sandbox.numbers (number_idx, number_sealed, sid) values (${index}, ${seal(number, context(index))}, ${sid})
      on conflict do nothing`;
  }
  if (missing.length > 0) for (const [index, id] of await findByIndex(tx, indexes)) known.set(index, id);
  return indexes.map((index) => known.get(index) ?? 0);
}

/** The id of a number the network knows, or null. */
export async function findNumber(tx: Tx, number: string): Promise<number | null> {
  const index = numberIndex(number);
  return (await findByIndex(tx, [index])).get(index) ?? null;
}

async function findByIndex(tx: Tx, indexes: string[]): Promise<Map<string, number>> {
  const rows = await raw(tx)<{ id: number; number_idx: string }[]>`
    select id, number_idx from sandbox.numbers
    where number_idx in (select jsonb_array_elements_text(${JSON.stringify(indexes)}::jsonb))`;
  return new Map(rows.map((row) => [row.number_idx, row.id]));
}
