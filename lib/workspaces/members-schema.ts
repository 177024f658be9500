import { z } from "zod";
import { roles } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
import { newPassword } from "./schema";

export const memberView = z
  .object({
    id: z.number(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    last_seen_at: z.string().nullable().meta({ description: "Told to a few minutes" }),
    created_at: z.string(),
  })
  .meta({ id: "Member" });
export type MemberView = z.output<typeof memberView>;

export const changeRoleInput = z.strictObject({ role: z.enum(roles) }).meta({ id: "ChangeRole" });

const personName = lineOfText(200, "Write a name.");

export const updateProfileInput = z.strictObject({ name: personName }).meta({ id: "UpdateProfile" });

export const changePasswordInput = z
  .strictObject({
    current_password: z.string().min(1, "Enter the password you have now.").max(200),
    new_password: newPassword,
  })
  .meta({ id: "ChangePassword" });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

const email = z.string().trim().toLowerCase().pipe(z.email("This does not look like an email.").max(200));

export const createInviteInput = z.strictObject({ email, role: z.enum(roles) }).meta({ id: "CreateInvite" });
export type CreateInviteInput = z.output<typeof createInviteInput>;

export const inviteView = z
  .object({
    id: z.number(),
    email: z.string(),
    role: z.enum(roles),
    invited_by: z.string(),
    expires_at: z.string(),
    created_at: z.string(),
  })
  .meta({ id: "Invite" });
export type InviteView = z.output<typeof inviteView>;

export const createdInvite = inviteView
  .extend({
    link: z.string().nullable().meta({ description: "Shown this once; null when the answer is replayed" }),
  })
  .meta({ id: "CreatedInvite" });
export type CreatedInvite = z.output<typeof createdInvite>;

export const acceptInviteInput = z
  .strictObject({
    token: z.string().max(100),
    account: z
      .strictObject({ name: personName, password: newPassword })
      .optional()
      .meta({ description: "Of somebody new; left out by who is signed in" }),
  })
  .meta({ id: "AcceptInvite" });
export type AcceptInviteInput = z.output<typeof acceptInviteInput>;

export const acceptedInvite = z.object({ workspace_id: z.number() }).meta({ id: "AcceptedInvite" });

export const resetLink = z
  .object({
    link: z.string().nullable().meta({ description: "Shown this once; null when the answer is replayed" }),
    expires_at: z.string(),
  })
  .meta({ id: "ResetLink" });
export type ResetLink = z.output<typeof resetLink>;

export const ownerResetLinkInput = z.strictObject({ email }).meta({ id: "OwnerResetLink" });
export type OwnerResetLinkInput = z.output<typeof ownerResetLinkInput>;

export const resetPasswordInput = z
  .strictObject({ token: z.string().max(120), password: newPassword })
  .meta({ id: "ResetPassword" });

/** Where the person is let in with it. */
export const passwordWasReset = z.object({ workspace_id: z.number() }).meta({ id: "PasswordWasReset" });
