"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { notRead } from "@/components/shell/answer";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { TextField } from "@/components/ui/form/text-field";
import { toast } from "@/components/ui/toast";
import { NewPasswordField } from "./new-password-field";
import { Act, Card, SectionPage } from "./section-page";
import { useDeed } from "./use-deed";

const memberView = async () => (await import("@/lib/workspaces/members-schema")).memberView;
const changePasswordInput = async () => (await import("@/lib/workspaces/members-schema")).changePasswordInput;
const updateProfileInput = async () => (await import("@/lib/workspaces/members-schema")).updateProfileInput;

/** One's own name, password and sessions. */
export function ProfileSection() {
  const { person } = useWorkspace();
  return (
    <SectionPage title="Your profile" lead={`You sign in as ${person.email}.`}>
      <NameForm />
      <PasswordForm />
      <OtherDevices />
    </SectionPage>
  );
}

function NameForm() {
  const { api, person } = useWorkspace();
  const router = useRouter();
  const { control, form, submit, problem, isSaving } = useApiForm({
    schema: updateProfileInput,
    defaults: { name: person.name },
    save: (values) => api.patch("/members/me", values, { answer: memberView }),
    onSaved: ({ name }) => {
      form.reset({ name });
      router.refresh();
      toast.success("Saved");
    },
  });
  return (
    <form onSubmit={submit} noValidate aria-label="Name">
      <Card title="Name" lead="Your colleagues see it beside what you do.">
        <TextField control={control} name="name" label="Name" input={{ autoComplete: "name", dir: "auto" }} />
        <SaveBar
          label="Save"
          isSaving={isSaving}
          isDisabled={!form.formState.isDirty}
          problem={problem?.message ?? null}
        />
      </Card>
    </form>
  );
}

function PasswordForm() {
  const { api, person } = useWorkspace();
  const empty = { current_password: "", new_password: "" };
  const { control, form, submit, problem, isSaving } = useApiForm({
    schema: changePasswordInput,
    defaults: empty,
    save: (values) => api.patch("/members/me/password", values, { answer: notRead }),
    onSaved: () => {
      form.reset(empty);
      toast.success("Your password was changed. You stay signed in here, and nowhere else.");
    },
  });
  return (
    <form onSubmit={submit} noValidate aria-label="Password">
      <Card title="Password" lead="Changing it signs you out on every other device.">
        <TextField
          control={control}
          name="current_password"
          type="password"
          label="Current password"
          input={{ autoComplete: "current-password" }}
        />
        <NewPasswordField
          control={control}
          name="new_password"
          label="New password"
          personal={[...person.name.split(" "), ...person.email.split(/[@.]/)]}
        />
        <SaveBar label="Change password" isSaving={isSaving} problem={problem?.message ?? null} />
      </Card>
    </form>
  );
}

function OtherDevices() {
  const { api } = useWorkspace();
  const end = useDeed(
    "members",
    () => api.patch("/members/me/sign-out", {}, { answer: notRead }),
    () => toast.success("You stay signed in here, and nowhere else."),
  );
  return (
    <Act
      title="Other devices"
      action={
        <Button variant="secondary" isPending={end.isPending} onPress={() => end.mutate(undefined)}>
          Sign out elsewhere
        </Button>
      }
    >
      A session lasts two weeks. If you left one open on a phone or computer that is not yours, end it here.
    </Act>
  );
}
