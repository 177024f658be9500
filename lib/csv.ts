import { stringify } from "csv-stringify/sync";

/** A cell that a spreadsheet would run as a formula is made plain text; a whole number of ours is known to be none. */
const neutral = (value: unknown): unknown =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) && !/^\+\d{7,15}$/.test(value)
    ? `'${value}`
    : value;

/** Lines as a CSV file that spreadsheets open as UTF-8, made page by page as it is read, so that memory stays flat. */
export function streamCsv(
  columns: readonly string[],
  pages: AsyncGenerator<unknown[][], undefined>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    async pull(controller) {
      const head = isFirst ? stringify([[...columns]], { bom: true }) : "";
      isFirst = false;
      const { value: lines = [], done } = await pages.next();
      const text = head + stringify(lines.map((line) => line.map(neutral)));
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    cancel: () => void pages.return(undefined),
  });
}
