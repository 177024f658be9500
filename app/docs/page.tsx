import type { Metadata } from "next";
import { LazyReference } from "@/components/docs/lazy-reference";

export const metadata: Metadata = { title: "API reference" };

export default function DocsPage() {
  return <LazyReference />;
}
