import { createApi } from "@/components/shell/api";
import type { AcceptInviteInput } from "@/lib/workspaces/members-schema";

const acceptedInvite = async () => (await import("@/lib/workspaces/members-schema")).acceptedInvite;

/** Accepts an invitation: the one call that is made from outside every workspace. Throws `ApiProblem`. */
export const acceptInvite = (input: AcceptInviteInput) =>
  createApi(0).patch("/invites/accept", input, { answer: acceptedInvite });
