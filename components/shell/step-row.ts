/** Rows of the table or of the list, whichever is shown. */
const visibleRows = () =>
  [...document.querySelectorAll<HTMLElement>("[data-row], [data-message-row]")].filter(
    (row) => row.offsetParent !== null,
  );

/** Puts the focus on the next or the previous row of the page, from wherever it is. */
export function stepRow(by: 1 | -1): void {
  const rows = visibleRows();
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? rows.at(by > 0 ? 0 : -1) : rows[Math.min(rows.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
