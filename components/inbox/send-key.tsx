"use client";

import { useEffect, useState } from "react";

const KEY = "parley.enter-sends";

/** Whether Enter alone sends; remembered by this browser. */
export function useEnterSends() {
  const [isOn, setOn] = useState(false);
  useEffect(() => setOn(localStorage.getItem(KEY) === "1"), []);
  const toggle = () => {
    localStorage.setItem(KEY, isOn ? "0" : "1");
    setOn(!isOn);
  };
  return { isOn, toggle };
}

/** Says which key sends, and changes it. Phones have none. */
export function SendKey({ isOn, toggle }: ReturnType<typeof useEnterSends>) {
  return (
    <button
      type="button"
      onClick={toggle}
      title={isOn ? "Press to send with Ctrl+Enter instead" : "Press to send with Enter alone instead"}
      className="cursor-pointer rounded-md px-1.5 py-1 text-xs text-muted hover:text-foreground max-md:hidden"
    >
      {isOn ? "Enter sends" : "Ctrl+Enter sends"}
    </button>
  );
}
