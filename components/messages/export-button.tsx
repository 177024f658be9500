"use client";

import { ExportMenu } from "./export-menu";
import { apiFilters, type Filters } from "./filters";

/** The list as a file for a spreadsheet, with the filter that is on. */
export function ExportButton({ filters }: { filters: Filters }) {
  return <ExportMenu path="/messages/export" query={apiFilters(filters)} fileName="messages.csv" />;
}
