"use client";

import { useEffect } from "react";

const counted = /^\(\d+\+?\) /;

/** Puts a count before the page's title, in the tab: "(3) Messages · Juniper Salon". Zero takes it away. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const show = () => {
      const plain = document.title.replace(counted, "");
      const wanted = count > 0 ? `(${count > 99 ? "99+" : count}) ${plain}` : plain;
      if (document.title !== wanted) document.title = wanted;
    };
    show();
    // Walking to another page sets its own title.
    const watch = new MutationObserver(show);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [count]);
}
