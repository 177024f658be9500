"use client";

import { useEffect, useState } from "react";
import { onceAlive } from "./alive";

/** False while a page comes to life, true once it answers to presses: for what must not hold that up. */
export function useStands(): boolean {
  const [stands, setStands] = useState(false);
  useEffect(() => {
    void onceAlive(async () => setStands(true));
  }, []);
  return stands;
}
