import type { RouteEntry } from "@/lib/http/openapi";
import * as apiKey from "../api-keys/[id]/route";
import * as apiKeys from "../api-keys/route";
import * as auditExport from "../audit-events/export/route";
import * as auditEvents from "../audit-events/route";
import * as clientResetLink from "../clients/[id]/reset-link/route";
import * as client from "../clients/[id]/route";
import * as clients from "../clients/route";
import * as debugDatabase from "../debug/database/route";
import * as debugTwilio from "../debug/twilio/verify/route";
import * as invite from "../invites/[id]/route";
import * as inviteAccept from "../invites/accept/route";
import * as invites from "../invites/route";
import * as memberResetLink from "../members/[id]/reset-link/route";
import * as member from "../members/[id]/route";
import * as ownPassword from "../members/me/password/route";
import * as ownMembership from "../members/me/route";
import * as ownSignOut from "../members/me/sign-out/route";
import * as passwordReset from "../members/password-reset/route";
import * as members from "../members/route";
import * as membersSignOut from "../members/sign-out/route";
import * as senderCheck from "../senders/[id]/check/route";
import * as sender from "../senders/[id]/route";
import * as senderSetWebhooks from "../senders/[id]/set-webhooks/route";
import * as senders from "../senders/route";
import * as workspace from "../workspace/route";

/** A business, its team and its ways out. */
export const workspaceRoutes: readonly RouteEntry[] = [
  ["/senders", senders],
  ["/senders/{id}", sender],
  ["/senders/{id}/check", senderCheck],
  ["/senders/{id}/set-webhooks", senderSetWebhooks],
  ["/workspace", workspace],
  ["/api-keys", apiKeys],
  ["/api-keys/{id}", apiKey],
  ["/members", members],
  ["/members/{id}", member],
  ["/members/{id}/reset-link", memberResetLink],
  ["/members/password-reset", passwordReset],
  ["/members/me", ownMembership],
  ["/members/me/password", ownPassword],
  ["/members/me/sign-out", ownSignOut],
  ["/members/sign-out", membersSignOut],
  ["/invites", invites],
  ["/invites/{id}", invite],
  ["/invites/accept", inviteAccept],
  ["/audit-events", auditEvents],
  ["/audit-events/export", auditExport],
  ["/clients", clients],
  ["/clients/{id}", client],
  ["/clients/{id}/reset-link", clientResetLink],
  ["/debug/database", debugDatabase],
  ["/debug/twilio/verify", debugTwilio],
];
