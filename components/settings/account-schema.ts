import { z } from "zod";
import { acceptInviteInput, resetPasswordInput } from "@/lib/workspaces/members-schema";

/** Who takes up an invitation: the part of it that somebody new fills in. */
export const accountForm = z.object({
  name: acceptInviteInput.shape.account.unwrap().shape.name,
  password: acceptInviteInput.shape.account.unwrap().shape.password,
});

export const passwordForm = resetPasswordInput.pick({ password: true });
