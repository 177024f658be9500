import { CardsSkeleton } from "@/components/templates/cards-skeleton";

export default function Loading() {
  return <CardsSkeleton />;
}
