"use client";

import { Button, Skeleton } from "@heroui/react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { ResourceView } from "@/lib/bookings/setup-schema";
import { Dialog } from "../dialog";
import { ShownOnce } from "../shown-once";

const resourceFeed = async () => (await import("@/lib/bookings/setup-schema")).resourceFeed;

type Props = { resource: ResourceView; onClose: () => void };

/** The address under which a calendar app shows somebody's visits, and the end of one that got about. */
export function FeedDialog({ resource, onClose }: Props) {
  const { id, api, may } = useWorkspace();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const key = ["resources", id, "feed", resource.id];
  const feed = useQuery({
    queryKey: key,
    queryFn: () => api.post(`/resources/${resource.id}/feed`, {}, { answer: resourceFeed }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const renew = useMutation({
    mutationFn: () => api.post(`/resources/${resource.id}/feed/renew`, {}, { answer: resourceFeed }),
    onSuccess: (renewed) => {
      queries.setQueryData(key, renewed);
      toast.success("The former address shows nothing any more");
    },
    onError: (error) => void toast.danger(error.message),
    onSettled: () => setAsking(false),
  });
  return (
    <Dialog title={`${resource.name} in another calendar`} isOpen onClose={onClose}>
      <p>
        Add this address to Google Calendar, Apple Calendar or Outlook (“subscribe by URL”), and visits show
        up there by themselves.
      </p>
      {feed.isError ? (
        <Notice tone="bad" role="alert" title={feed.error.message} />
      ) : feed.data ? (
        <ShownOnce label="Calendar address" text={feed.data.url}>
          Whoever has it sees first names and services, nothing else. It can only be read.
        </ShownOnce>
      ) : (
        <Skeleton className="h-14 w-full rounded-xl" />
      )}
      {may("workspace:write") ? (
        <Button variant="tertiary" isDisabled={!feed.data} onPress={() => setAsking(true)}>
          <RefreshCw aria-hidden className="size-4" />
          Make a new address
        </Button>
      ) : null}
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Make a new address?"
        action="Make a new one"
        isDestructive
        isPending={renew.isPending}
        onConfirm={() => renew.mutate()}
      >
        <p>
          The present address stops working everywhere it was added. Do this when somebody has it who should
          not.
        </p>
      </Confirm>
    </Dialog>
  );
}
