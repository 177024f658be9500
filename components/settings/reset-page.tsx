"use client";

import { signIn } from "@/components/auth/sign-in";
import { createApi } from "@/components/shell/api";
import { useApiForm } from "@/components/shell/use-api-form";
import { SaveBar } from "@/components/ui/form/save-bar";
import { NewPasswordField } from "./new-password-field";
import { Sheet } from "./sheet";

const passwordForm = async () => (await import("./account-schema")).passwordForm;
const passwordWasReset = async () => (await import("@/lib/workspaces/members-schema")).passwordWasReset;

type ShownReset = { email: string; name: string; workspaceName: string };

/** Where the link for a forgotten password leads: choose a new one, and one is in. */
export function ResetPage({ token, reset }: { token: string; reset: ShownReset | null }) {
  if (!reset)
    return (
      <Sheet title="This link does not work any more">
        <p className="text-muted">
          It works once, within an hour. Ask an owner or manager of your workspace for a new one, or, as the
          only owner, whoever runs Parley for you.
        </p>
        <a href="/login" className="mt-5 inline-block font-medium text-accent underline underline-offset-4">
          Sign in instead
        </a>
      </Sheet>
    );
  return (
    <Sheet title="Choose a new password">
      <p className="mb-6 text-muted">
        For <bdi>{reset.name}</bdi>, {reset.email}, at <bdi>{reset.workspaceName}</bdi>. You are signed out on
        every other device.
      </p>
      <NewPassword token={token} reset={reset} />
    </Sheet>
  );
}

function NewPassword({ token, reset: { email, name } }: { token: string; reset: ShownReset }) {
  const { control, submit, problem, isSaving } = useApiForm({
    schema: passwordForm,
    defaults: { password: "" },
    save: async ({ password }) => {
      const { workspace_id } = await createApi(0).patch(
        "/members/password-reset",
        { token, password },
        { answer: passwordWasReset },
      );
      await signIn(email, password);
      return workspace_id;
    },
    // A whole page load: nothing of the signed-out page stays.
    onSaved: (workspaceId) => window.location.assign(`/w/${workspaceId}`),
    isGuarded: false,
  });
  return (
    <form onSubmit={submit} noValidate aria-label="Set a new password" className="space-y-5">
      {/* Lets a password manager keep the two together. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPasswordField
        control={control}
        name="password"
        label="New password"
        personal={[...name.split(" "), ...email.split(/[@.]/)]}
      />
      <SaveBar label="Save and sign in" isSaving={isSaving} problem={problem?.message ?? null} />
    </form>
  );
}
