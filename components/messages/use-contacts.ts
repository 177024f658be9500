"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ContactRow } from "./schema";

const contactChoice = async () => (await import("./schema")).contactChoice;
const found = async () => (await import("./schema")).foundContacts;

export type ContactChoice = {
  id: number;
  name: string | null;
  phone: string;
  /** Where they live, when that is known. */
  timeZone: string | null;
  /** They said STOP: no text may go to them. */
  isStopped: boolean;
};

const toChoice = (row: ContactRow): ContactChoice => ({
  id: row.id,
  phone: row.phone,
  name: [row.first_name, row.last_name].filter(Boolean).join(" ") || null,
  timeZone: row.time_zone,
  isStopped: row.consent.sms.opted_out,
});

/** A value that follows another once it has been quiet for a moment. */
export function useSettled<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** While an answer is on its way, only those of the last one who fit what is typed now may be offered. */
const fits = (contact: ContactChoice, text: string) =>
  plain(`${contact.name ?? ""} ${contact.phone}`).includes(plain(text));

/** People by name or by the last digits of their number; never somebody who fitted an earlier word only. */
export function useContacts(
  text: string,
  isEnabled = true,
): { contacts: ContactChoice[]; isSearching: boolean } {
  const { id, api } = useWorkspace();
  const wanted = text.trim();
  const q = useSettled(wanted, 180);
  const { data, isPlaceholderData, isFetching } = useQuery({
    queryKey: ["contacts", id, q],
    queryFn: async ({ signal }) => {
      const page = await api.get(`/contacts${queryString({ q, limit: 8 })}`, { answer: found, signal });
      return page.data.map(toChoice);
    },
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    staleTime: 20_000,
  });
  const isCurrent = q === wanted && !isPlaceholderData;
  const contacts = data ?? [];
  return {
    contacts: isCurrent ? contacts : contacts.filter((contact) => fits(contact, wanted)),
    isSearching: !isCurrent || isFetching,
  };
}

/** The people of the last texts, the latest first. */
export function useRecentPeople(isEnabled: boolean): ContactChoice[] {
  const { id, api } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["contacts", id, "recent"],
    queryFn: async ({ signal }) => {
      const page = await api.get("/messages/people?limit=8", { answer: found, signal });
      return page.data.map(toChoice);
    },
    enabled: isEnabled,
    staleTime: 20_000,
  });
  return data ?? [];
}

/** One contact by id, for a filter that came with the address. */
export function useContact(contactId: number | null) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contact", id, contactId],
    queryFn: async ({ signal }) =>
      toChoice(await api.get(`/contacts/${contactId}`, { answer: contactChoice, signal })),
    enabled: contactId !== null,
    staleTime: 60_000,
  });
}
