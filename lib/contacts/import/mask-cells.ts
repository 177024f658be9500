import { maskPhone } from "@/lib/phone";
import { looksLike } from "./value-kinds";

type Columns = { columns: string[]; mapping: Record<string, string | null> };

/** A row's cells for somebody who may not see whole numbers: the number's column, and whatever else looks like one. */
export const maskCells = ({ columns, mapping }: Columns, cells: string[]): string[] =>
  cells.map((cell, i) => {
    const isNumber = mapping[columns[i] ?? ""] === "phone" || looksLike.phone(cell.trim());
    return isNumber ? maskCell(cell) : cell.replace(/\+?\d[\d\s().-]{5,}\d/g, (text) => maskCell(text));
  });

const maskCell = (cell: string): string => {
  const digits = cell.replace(/\D/g, "");
  return cell.trim() === ""
    ? cell
    : maskPhone(digits.length >= 7 ? digits.slice(-4) : digits.slice(-2) || null);
};
