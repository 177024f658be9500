import type { Metadata } from "next";
import { NothingHere } from "@/components/shell/nothing-here";

export const metadata: Metadata = { title: "Not here" };

/** Within a workspace the frame stays, so the way on is one press away. */
export default function NotFound() {
  return <NothingHere />;
}
