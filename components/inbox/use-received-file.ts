"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { saveAddress } from "@/components/contacts/download";
import { useWorkspace } from "@/components/shell/workspace-context";
import { fileKind } from "./file-kind";

/** A file as the page may have it: an address that lasts while it is shown, and the name to save it under. */
export type ReceivedFile = { source: string; type: string; name: string };

/**
 * Fetches a file that came with a text, once it is wanted. One that may only be saved loses its type, so that no address
 * of ours ever opens it as a page.
 */
export function useReceivedFile(messageId: number, index: number, isWanted: boolean) {
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: ["received-media", id, messageId, index],
    queryFn: async ({ signal }) => {
      const headers = { "X-Workspace-Id": String(id) };
      const response = await fetch(`/api/v1/messages/${messageId}/media/${index}`, { headers, signal });
      if (!response.ok) throw new Error(await refusal(response));
      const told = response.headers.get("content-type") ?? "";
      const type = fileKind(told) === "other" ? "application/octet-stream" : told;
      const name = /filename="([\w.-]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
      return { blob: new Blob([await response.arrayBuffer()], { type }), name: name ?? "file.bin" };
    },
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const { data } = query;
  const source = useMemo(() => (data ? URL.createObjectURL(data.blob) : null), [data]);
  useEffect(() => () => void (source && URL.revokeObjectURL(source)), [source]);
  const file: ReceivedFile | null = data && source ? { source, type: data.blob.type, name: data.name } : null;
  return { file, error: query.error, isFetching: query.isFetching, again: () => void query.refetch() };
}

export const save = ({ source, name }: ReceivedFile): void => saveAddress(source, name);

async function refusal(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : null;
  return typeof detail === "string" ? detail : "This file cannot be shown.";
}
