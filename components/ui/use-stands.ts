"use client";

import { useEffect, useState } from "react";

/** False while a page comes to life, true once it answers to presses: for what must not hold that up. */
export function useStands(): boolean {
  const [stands, setStands] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStands(true));
    return () => clearTimeout(timer);
  }, []);
  return stands;
}
