import { sameSecret, signature } from "@/lib/crypto";

/** Whose calendar an address leads to; counting the version up ends it. */
export type FeedOf = { workspaceId: number; resourceId: number; feedVersion: number };

const signed = ({ workspaceId, resourceId, feedVersion }: FeedOf): string =>
  signature("calendar-feed", `${workspaceId}|${resourceId}|${feedVersion}`);

/** What stands in a calendar's address: nobody guesses it, and nobody can make one out of another. */
export const feedToken = (of: FeedOf): string => `${of.workspaceId}-${of.resourceId}-${signed(of)}`;

/** Where a token says it leads. Only `isFeedToken` says whether it does. */
export function readFeedToken(token: string): { workspaceId: number; resourceId: number } | null {
  const [, workspaceId, resourceId] = /^([1-9]\d{0,14})-([1-9]\d{0,14})-[\w-]{43}$/.exec(token) ?? [];
  return workspaceId && resourceId
    ? { workspaceId: Number(workspaceId), resourceId: Number(resourceId) }
    : null;
}

export const isFeedToken = (token: string, of: FeedOf): boolean => sameSecret(token, feedToken(of));
