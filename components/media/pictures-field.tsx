"use client";

import { Button, cn, Spinner } from "@heroui/react";
import { ImagePlus, Paperclip, X } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { MOST_MEDIA, pictureSource, pictureTypes } from "@/lib/media/pictures";
import { Library } from "./library";
import { fileNameOf } from "./pictures";
import { usePictures } from "./use-pictures";

type Props = {
  addresses: readonly string[];
  /** What is wrong with them, as the API said it. */
  error?: string | undefined;
  onAdd: (address: string) => void;
  onRemove: (index: number) => void;
  /** Where the picture stood, so that it can come back. */
  onPutBack: (index: number, address: string) => void;
};

/** Pictures that go with a text: put in by button or by drop, seen small, taken out again. */
export function PicturesField({ addresses, error, onAdd, onRemove, onPutBack }: Props) {
  const { take, underway, problem, forget } = usePictures(addresses.length, onAdd);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const isFull = addresses.length + underway.length >= MOST_MEDIA;
  const isEmpty = addresses.length + underway.length === 0;
  const drag = (event: DragEvent, isInside: boolean) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(isInside);
  };
  const remove = (index: number, address: string) => {
    forget();
    onRemove(index);
    // What was pressed is gone; the keyboard goes on from here.
    adder.current?.focus();
    toastWithUndo("Picture taken out", () => onPutBack(index, address));
  };
  return (
    <fieldset
      aria-label="Pictures"
      className={cn(
        "-mx-2 rounded-xl border border-dashed border-transparent px-2 pb-1 transition-colors",
        isOver && "border-accent bg-accent-soft",
      )}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, event.currentTarget.contains(event.relatedTarget as Node | null))}
      onDrop={(event) => {
        drag(event, false);
        take([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        accept={pictureTypes.join(",")}
        aria-label="Picture files"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {isEmpty ? null : (
        <ul className="mt-2 mb-2 flex flex-wrap gap-2.5">
          {addresses.map((address, index) => (
            <Thumbnail
              key={`${index} ${address}`}
              address={address}
              number={index + 1}
              onRemove={() => remove(index, address)}
            />
          ))}
          {underway.map(({ id, name, share }) => (
            <li
              key={id}
              className="grid size-20 place-items-center gap-1 rounded-xl bg-surface-secondary p-2 text-center"
            >
              <Spinner size="sm" aria-label={`Uploading ${name}`} />
              <span className="text-xs text-muted tabular-nums">{Math.floor(share * 100)} %</span>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          ref={adder}
          size="sm"
          variant="ghost"
          className="max-md:h-11"
          isDisabled={isFull}
          onPress={() => input.current?.click()}
        >
          <ImagePlus aria-hidden />
          {isEmpty ? "Add a picture" : "Add another"}
        </Button>
        {isFull ? null : <Library taken={addresses} onChoose={onAdd} />}
        <span className="text-sm text-muted">
          {isOver ? "Drop it here" : isEmpty ? "JPEG, PNG or GIF, up to 5 MB" : null}
        </span>
      </div>
      <div role="alert" className="empty:hidden">
        {(problem ?? error) ? <p className="mt-1 text-sm text-danger">{problem ?? error}</p> : null}
      </div>
    </fieldset>
  );
}

type ThumbnailProps = { address: string; number: number; onRemove: () => void };

function Thumbnail({ address, number, onRemove }: ThumbnailProps) {
  const source = pictureSource(address);
  return (
    <li className="relative">
      {source === null ? (
        <span
          title={address}
          className="flex size-20 flex-col items-center justify-center gap-1 rounded-xl bg-surface-secondary p-1.5 text-xs text-muted"
        >
          <Paperclip aria-hidden className="size-4" />
          <span className="w-full truncate text-center">{fileNameOf(address)}</span>
        </span>
      ) : (
        // biome-ignore lint/performance/noImgElement: pictures are served as they are; nothing is optimized on the fly.
        <img
          src={source}
          alt={`Attachment ${number}`}
          referrerPolicy="no-referrer"
          className="size-20 rounded-xl bg-surface-secondary object-cover"
        />
      )}
      <Button
        isIconOnly
        size="sm"
        variant="secondary"
        aria-label={`Take out picture ${number}`}
        className="absolute -top-2 -right-2 size-7 min-w-0 rounded-full border border-border p-0 shadow-surface after:absolute after:-inset-2 max-md:after:-inset-2.5"
        onPress={onRemove}
      >
        <X aria-hidden className="size-3.5" />
      </Button>
    </li>
  );
}
