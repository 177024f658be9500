"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Role, WorkspaceKind } from "@/db/enums";
import { roleScopes, type Scope } from "@/lib/actor";
import { type Api, createApi } from "./api";

/** What the server tells the pages about where they are and who looks at them. */
export type WorkspaceFacts = {
  id: number;
  name: string;
  kind: WorkspaceKind;
  timeZone: string;
  quietHours: { start: string; end: string } | null;
  isSandbox: boolean;
  person: { name: string; email: string; role: Role };
  others: { id: number; name: string; kind: WorkspaceKind }[];
};

type Place = WorkspaceFacts & { api: Api; path: (rest: string) => string; may: (scope: Scope) => boolean };

const PlaceContext = createContext<Place | null>(null);

export function WorkspaceProvider({ facts, children }: { facts: WorkspaceFacts; children: ReactNode }) {
  const place = useMemo<Place>(
    () => ({
      ...facts,
      api: createApi(facts.id),
      path: (rest) => `/w/${facts.id}${rest}`,
      may: (scope) => roleScopes[facts.person.role].has(scope),
    }),
    [facts],
  );
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** The workspace of this page, its API client, and what the person may do here. */
export function useWorkspace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("useWorkspace needs the dashboard's layout around it");
  return place;
}
