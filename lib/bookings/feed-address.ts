import { sameSecret, signatures } from "@/lib/crypto";

/** Whose calendar an address leads to; counting the version up ends it. */
export type FeedOf = { workspaceId: number; resourceId: number; feedVersion: number };

/** Under every key there is, the current one's first. */
function tokensOf({ workspaceId, resourceId, feedVersion }: FeedOf): [string, ...string[]] {
  const tokenOf = (signed: string) => `${workspaceId}-${resourceId}-${signed}`;
  const [first, ...former] = signatures("calendar-feed", `${workspaceId}|${resourceId}|${feedVersion}`);
  return [tokenOf(first), ...former.map(tokenOf)];
}

/** What stands in a calendar's address: nobody guesses it, and nobody can make one out of another. */
export const feedToken = (of: FeedOf): string => tokensOf(of)[0];

/** Where a token says it leads. Only `isFeedToken` says whether it does. */
export function readFeedToken(token: string): { workspaceId: number; resourceId: number } | null {
  const [, workspaceId, resourceId] = /^([1-9]\d{0,14})-([1-9]\d{0,14})-[\w-]{43}$/.exec(token) ?? [];
  return workspaceId && resourceId
    ? { workspaceId: Number(workspaceId), resourceId: Number(resourceId) }
    : null;
}

/** Addresses outlive a rotation of the key for as long as the former key is kept. */
export const isFeedToken = (token: string, of: FeedOf): boolean =>
  tokensOf(of).some((known) => sameSecret(token, known));
