"use client";

import { Button, Skeleton } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { notRead } from "@/components/shell/answer";
import { usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Shelf } from "@/components/ui/shelf";
import type { ShelfState } from "@/components/ui/shelf-button";
import { toast } from "@/components/ui/toast";
import { pictureSource } from "@/lib/media/pictures";
import type { MediaView } from "@/lib/media/schema";

const mediaView = async () => (await import("@/lib/media/schema")).mediaView;

export type ShelfProps = {
  /** Addresses that are in the text already. */
  taken: readonly string[];
  onChoose: (address: string) => void;
};

/** The pictures over the button that asked for them. */
export function LibraryShelf({ taken, onChoose, ...state }: ShelfProps & ShelfState) {
  const choose = (address: string) => {
    onChoose(address);
    state.onOpenChange(false);
  };
  return (
    <Shelf title="Your pictures" className="w-80 max-w-[calc(100vw-2rem)]" {...state}>
      {state.isOpen ? <Pictures taken={taken} onChoose={choose} /> : null}
    </Shelf>
  );
}

function Pictures({ taken, onChoose }: ShelfProps) {
  const list = usePages({
    resource: "media",
    key: ["shelf"],
    path: "/media",
    query: { limit: 24 },
    row: mediaView,
  });
  const rows = list.data?.rows ?? [];
  if (list.isPending) return <Skeleton className="h-40 w-full rounded-xl" />;
  if (list.isError) return <p className="px-1 text-sm text-danger">{list.error.message}</p>;
  if (rows.length === 0)
    return (
      <p className="px-1 pb-2 text-sm text-muted">Pictures that you add are kept here, to be used again.</p>
    );
  return (
    <div className="max-h-72 overflow-y-auto">
      <ul className="grid grid-cols-3 gap-2 p-1">
        {rows.map((picture) => (
          <Kept
            key={picture.id}
            picture={picture}
            isTaken={taken.includes(picture.url)}
            onChoose={() => onChoose(picture.url)}
          />
        ))}
      </ul>
      <LoadMore list={list} size="sm" className="pt-1 text-center" />
    </div>
  );
}

type KeptProps = { picture: MediaView; isTaken: boolean; onChoose: () => void };

function Kept({ picture, isTaken, onChoose }: KeptProps) {
  const [isAsked, setAsked] = useState(false);
  const remove = useRemove(picture);
  if (isAsked) {
    return (
      <li className="flex aspect-square flex-col items-stretch justify-center gap-1 rounded-xl bg-surface-secondary p-1.5 text-center text-xs">
        Delete it?
        <Button
          fullWidth
          size="sm"
          variant="danger"
          isPending={remove.isPending}
          onPress={() => remove.mutate()}
        >
          Delete
        </Button>
        <Button fullWidth size="sm" variant="ghost" onPress={() => setAsked(false)}>
          Keep
        </Button>
      </li>
    );
  }
  return (
    <li className="group relative aspect-square">
      <button
        type="button"
        disabled={isTaken}
        onClick={onChoose}
        title={picture.name}
        aria-label={isTaken ? `${picture.name}, already in the text` : `Use ${picture.name}`}
        className="size-full cursor-pointer overflow-hidden rounded-xl bg-surface-secondary disabled:cursor-default disabled:opacity-40"
      >
        {/* biome-ignore lint/performance/noImgElement: pictures are served as they are; nothing is optimized on the fly. */}
        <img src={pictureSource(picture.url) ?? ""} alt="" className="size-full object-cover" />
      </button>
      {isTaken ? null : (
        <Button
          isIconOnly
          size="sm"
          variant="secondary"
          aria-label={`Delete ${picture.name}`}
          className="absolute right-1 bottom-1 size-7 min-w-0 rounded-full p-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-md:opacity-100"
          onPress={() => setAsked(true)}
        >
          <Trash2 aria-hidden className="size-3.5" />
        </Button>
      )}
    </li>
  );
}

function useRemove({ id: pictureId, name }: MediaView) {
  const { api, id } = useWorkspace();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.remove(`/media/${pictureId}`, { answer: notRead }),
    onSuccess: () => toast.success(`${name} deleted`),
    onError: (error) => toast.danger(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ["media", id] }),
  });
}
