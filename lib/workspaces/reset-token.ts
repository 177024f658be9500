import { sameSecret, signature } from "@/lib/crypto";

/** Within which a link is to be used. */
export const LINK_HOURS = 1;

/** Whose password may be set anew, by whose leave (null: the operator's), in which workspace, and until when. */
export type ResetClaims = { userId: number; workspaceId: number; byId: number | null; expiresAt: Date };

/** In a token, where a member's number stands otherwise. */
const OPERATOR = 0;

const SHAPE = /^(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\d{1,12})\.([\w-]{43})$/;

/**
 * A link's token. Nothing of it is kept: it is signed over the epoch of the person's sessions, which every new
 * password and every sign-out everywhere moves on, so that it works once and can be taken back.
 */
export function writeResetToken(claims: ResetClaims, epoch: number): string {
  const said = [
    claims.userId,
    claims.workspaceId,
    claims.byId ?? OPERATOR,
    Math.floor(claims.expiresAt.getTime() / 1000),
  ].join(".");
  return `${said}.${sign(said, epoch)}`;
}

/** What a token says, and whether it was signed for this epoch; null for what is no token. */
export function readResetToken(
  token: string,
): { claims: ResetClaims; fits: (epoch: number) => boolean } | null {
  const match = SHAPE.exec(token);
  if (!match) return null;
  const [userId = 0, workspaceId = 0, byId = 0, expires = 0] = match.slice(1, 5).map(Number);
  const said = match.slice(1, 5).join(".");
  return {
    claims: {
      userId,
      workspaceId,
      byId: byId === OPERATOR ? null : byId,
      expiresAt: new Date(expires * 1000),
    },
    fits: (epoch) => sameSecret(match[5] ?? "", sign(said, epoch)),
  };
}

const sign = (said: string, epoch: number): string => signature("password-reset", `${said}.${epoch}`);
