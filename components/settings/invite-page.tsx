"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { signIn } from "@/components/auth/sign-in";
import { ApiProblem } from "@/components/shell/api";
import { signOutTo } from "@/components/shell/sign-out";
import { useApiForm } from "@/components/shell/use-api-form";
import { SaveBar } from "@/components/ui/form/save-bar";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import type { Role } from "@/db/enums";
import { acceptInvite } from "./accept-invite";
import { roleWords } from "./members/roles";
import { NewPasswordField } from "./new-password-field";
import { Sheet } from "./sheet";

const accountForm = async () => (await import("./account-schema")).accountForm;

export type ShownInvite = {
  email: string;
  role: Role;
  workspaceName: string;
  invitedByName: string;
  hasAccount: boolean;
};
type Props = { token: string; invite: ShownInvite | null; signedInAs: string | null };

/** Where an invitation's link leads: somebody new chooses a password, somebody known signs in. */
export function InvitePage({ token, invite, signedInAs }: Props) {
  if (!invite)
    return (
      <Sheet title="This link does not work any more">
        <p className="text-muted">
          Invitations work once, for seven days, and can be taken back. Ask whoever invited you for a new
          link.
        </p>
        <a href="/login" className="mt-5 inline-block font-medium text-accent underline underline-offset-4">
          Sign in instead
        </a>
      </Sheet>
    );
  const isRightPerson = signedInAs?.toLowerCase() === invite.email;
  return (
    <Sheet title={`Join ${invite.workspaceName}`}>
      <p className="text-muted">
        <bdi>{invite.invitedByName}</bdi> invites {invite.email} as{" "}
        {roleWords[invite.role].label.toLowerCase()}: {lowerFirst(roleWords[invite.role].hint)}.
      </p>
      <div className="mt-6">
        {isRightPerson ? <Accept token={token} /> : null}
        {!isRightPerson && signedInAs ? <OtherPerson signedInAs={signedInAs} email={invite.email} /> : null}
        {!signedInAs && invite.hasAccount ? <SignInFirst token={token} email={invite.email} /> : null}
        {!signedInAs && !invite.hasAccount ? <NewAccount token={token} email={invite.email} /> : null}
      </div>
    </Sheet>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const enter = (workspaceId: number) => window.location.assign(`/w/${workspaceId}`);

function Accept({ token }: { token: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    try {
      enter((await acceptInvite({ token })).workspace_id);
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : "That did not work.");
      setBusy(false);
    }
  };
  return (
    <>
      <div aria-live="polite">{problem ? <Notice tone="bad" title={problem} className="mb-4" /> : null}</div>
      <Button fullWidth size="lg" isPending={isBusy} onPress={() => void accept()}>
        Accept
      </Button>
    </>
  );
}

function OtherPerson({ signedInAs, email }: { signedInAs: string; email: string }) {
  return (
    <>
      <Notice tone="wait" title={`You are signed in as ${signedInAs}`}>
        This invitation is for {email}. Sign out to accept it as that person, or ask for one to your own
        email.
      </Notice>
      <Button
        fullWidth
        size="lg"
        variant="secondary"
        className="mt-4"
        onPress={() => void signOutTo(window.location.pathname)}
      >
        Sign out
      </Button>
    </>
  );
}

function SignInFirst({ token, email }: { token: string; email: string }) {
  const next = `/login?${new URLSearchParams({ callbackUrl: `/invite/${token}` })}`;
  return (
    <>
      <p className="mb-4">There is a login for {email} already. Sign in, then accept.</p>
      <a
        href={next}
        className="flex h-11 items-center justify-center rounded-full bg-accent font-medium text-accent-foreground hover:bg-accent-hover"
      >
        Sign in
      </a>
    </>
  );
}

function NewAccount({ token, email }: { token: string; email: string }) {
  const { control, submit, problem, isSaving } = useApiForm({
    schema: accountForm,
    defaults: { name: "", password: "" },
    save: async (account) => {
      const { workspace_id } = await acceptInvite({ token, account });
      await signIn(email, account.password);
      return workspace_id;
    },
    onSaved: enter,
    isGuarded: false,
  });
  return (
    <form onSubmit={submit} noValidate aria-label="Your login" className="space-y-5">
      {/* Lets a password manager keep the two together. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        control={control}
        name="name"
        label="Your name"
        input={{ autoComplete: "name", dir: "auto" }}
      />
      <NewPasswordField
        control={control}
        name="password"
        label="Choose a password"
        personal={email.split(/[@.]/)}
      />
      <SaveBar label="Join" isSaving={isSaving} problem={problem?.message ?? null} />
    </form>
  );
}
