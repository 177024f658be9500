import { Fragment } from "react";
import { findAddresses } from "@/lib/links/addresses";

/** A text with its addresses to tap, as phones show them. */
export function LinkedText({ text }: { text: string }) {
  const addresses = findAddresses(text);
  return (
    <>
      {addresses.map(({ start, end, href }, i) => (
        <Fragment key={start}>
          {text.slice(addresses[i - 1]?.end ?? 0, start)}
          <a href={href} target="_blank" rel="noreferrer nofollow" className="underline underline-offset-2">
            {text.slice(start, end)}
          </a>
        </Fragment>
      ))}
      {text.slice(addresses.at(-1)?.end ?? 0)}
    </>
  );
}
