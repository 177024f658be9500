"use client";

import { cn } from "@heroui/react";
import { ImageOff, Paperclip } from "lucide-react";
import { useState } from "react";
import { pictureSource } from "@/lib/media/pictures";

type Props = {
  addresses: readonly string[];
  /** Inside a button nothing else can be pressed: there they are only looked at. */
  isPressable?: boolean;
  /** Outside a bubble there is no edge to draw nearer to. */
  isBare?: boolean;
  className?: string;
};

/**
 * What goes with a text, as it stands in a bubble. Our own pictures are shown; anything else by its name, because pages
 * load nothing from addresses that a text brought along.
 */
export function Pictures({ addresses, isPressable = true, isBare = false, className }: Props) {
  if (addresses.length === 0) return null;
  return (
    <span className={cn("flex flex-col items-start gap-1.5", !isBare && "-mx-1.5", className)}>
      {addresses.map((address, index) => (
        <Picture
          key={`${index} ${address}`}
          address={address}
          alt={addresses.length === 1 ? "Attachment" : `Attachment ${index + 1} of ${addresses.length}`}
          isPressable={isPressable}
        />
      ))}
    </span>
  );
}

type OneProps = { address: string; alt: string; isPressable: boolean };

function Picture({ address, alt, isPressable }: OneProps) {
  const [isGone, setGone] = useState(false);
  const source = pictureSource(address);
  if (source !== null && isGone) return <Named name="Picture deleted" icon={ImageOff} />;
  if (source === null) {
    const name = fileNameOf(address);
    return isPressable && /^https?:/i.test(address) ? (
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        className="rounded-xl underline-offset-2 hover:underline"
      >
        <Named name={name} icon={Paperclip} />
      </a>
    ) : (
      <Named name={name} icon={Paperclip} />
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: pictures are served as they are; nothing is optimized on the fly.
    <img
      src={source}
      alt={alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      // A server's answer may be an error before the page listens.
      ref={(image) => {
        if (image?.complete && image.naturalWidth === 0) setGone(true);
      }}
      onError={() => setGone(true)}
      // A room of its own from the start: what stands around it does not move when it is there.
      className="h-44 w-60 max-w-full rounded-xl bg-black/10 object-contain"
    />
  );
}

function Named({ name, icon: Icon }: { name: string; icon: typeof Paperclip }) {
  return (
    <span className="flex max-w-full items-center gap-2 rounded-xl bg-black/10 px-3 py-2.5 text-sm">
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{name}</span>
    </span>
  );
}

/** The last part of an address, or the house it comes from. */
export function fileNameOf(address: string): string {
  const url = URL.parse(address);
  return url?.pathname.split("/").at(-1) || url?.hostname || "Picture";
}
