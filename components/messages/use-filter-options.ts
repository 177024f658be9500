"use client";

import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { Option } from "@/components/ui/choice";
import type { FilterNames, Filters } from "./filters";
import { useContact } from "./use-contacts";

const deliveryFailures = async () => (await import("@/lib/reports/delivery-schema")).deliveryFailures;

const named = async () => (await import("./schema")).namedRows;

/** What the seldom filters offer, asked for when they are shown or named. */
export function useFilterOptions(isWanted = { templates: true, senders: true, causes: true }) {
  const { id, api } = useWorkspace();
  const templates = useNamed("templates", "/templates?limit=200", isWanted.templates);
  const senders = useNamed("senders", "/senders?limit=200", isWanted.senders);
  const { data: causes = [] } = useQuery({
    queryKey: ["failure-causes", id],
    queryFn: async ({ signal }) => {
      const { causes: found } = await api.get("/delivery/failures?days=30", {
        answer: deliveryFailures,
        signal,
      });
      return found.flatMap(({ error_code, cause }): Option<string>[] =>
        error_code === null ? [] : [{ id: String(error_code), label: cause }],
      );
    },
    enabled: isWanted.causes,
    staleTime: 60_000,
  });
  return { templates, senders, causes };
}

function useNamed(name: string, path: string, isWanted: boolean): Option<string>[] {
  const { id, api } = useWorkspace();
  const { data = [] } = useQuery({
    queryKey: ["filter-options", id, name],
    queryFn: async ({ signal }) => {
      const { data: found } = await api.get(path, { answer: named, signal });
      return found.map((one): Option<string> => ({ id: String(one.id), label: one.name }));
    },
    enabled: isWanted,
    staleTime: 60_000,
  });
  return data;
}

/** Names for what the filter says by id. */
export function useFilterNames(filters: Filters): FilterNames {
  const contact = useContact(filters.contact).data;
  const { templates, senders, causes } = useFilterOptions({
    templates: filters.template !== null,
    senders: filters.sender !== null,
    causes: filters.code !== null,
  });
  const nameOf = (options: Option<string>[], id: number | null) =>
    options.find((option) => option.id === String(id))?.label ?? null;
  return {
    contact: contact ? (contact.name ?? contact.phone) : null,
    template: nameOf(templates, filters.template),
    sender: nameOf(senders, filters.sender),
    code: nameOf(causes, filters.code),
  };
}
