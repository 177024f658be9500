import { stringify } from "csv-stringify/sync";

/** A cell that a spreadsheet would run as a formula is made plain text. */
export const neutral = <T>(value: T): T | string =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** The same, where whole numbers stand: one of ours is known to be no formula. */
const neutralButNumbers = (value: unknown): unknown =>
  typeof value === "string" && /^\+\d{7,15}$/.test(value) ? value : neutral(value);

/** Lines as a CSV file that spreadsheets open as UTF-8, made page by page as it is read, so that memory stays flat. */
export function streamCsv(
  columns: readonly string[],
  pages: AsyncGenerator<unknown[][], undefined>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const head = isFirst ? stringify([columns.map(neutralButNumbers)], { bom: true }) : "";
      isFirst = false;
      const { value: lines = [], done } = await pages.next();
      const text = head + stringify(lines.map((line) => line.map(neutralButNumbers)));
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel: () => void pages.return(undefined),
  });
}
