"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useWorkspace } from "@/components/shell/workspace-context";

const place = z.object({ default_country: z.string() });

/** How a number that was typed will be read: "+1 415 555 0137, United States"; null while unknown or when it is none. */
export function useNumberReading(typed: string | null): string | null {
  const { id, api } = useWorkspace();
  const { data: country } = useQuery({
    queryKey: ["default-country", id],
    queryFn: async ({ signal }) => (await api.get("/workspace", { answer: place, signal })).default_country,
    enabled: typed !== null,
    staleTime: 600_000,
  });
  const { data } = useQuery({
    queryKey: ["number-reading", typed, country],
    queryFn: () => readNumber(typed ?? "", country ?? "US"),
    enabled: typed !== null && country !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}

/** The library is large and seldom wanted, so it comes when a number is typed. */
async function readNumber(typed: string, country: string): Promise<string | null> {
  const { parsePhoneNumberFromString, isSupportedCountry } = await import("libphonenumber-js/min");
  const parsed = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : "US");
  if (!parsed?.isPossible()) return null;
  const name = parsed.country
    ? new Intl.DisplayNames("en-US", { type: "region" }).of(parsed.country)
    : undefined;
  return [parsed.formatInternational(), name].filter(Boolean).join(", ");
}
