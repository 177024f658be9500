"use client";

import { toast } from "@heroui/react";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { TextField } from "@/components/ui/form/text-field";
import { changePasswordInput, memberView, updateProfileInput } from "@/lib/workspaces/schema";
import { NewPasswordField } from "./new-password-field";
import { Card, SectionPage } from "./section-page";

/** One's own name and password. */
export function ProfileSection() {
  const { person } = useWorkspace();
  return (
    <SectionPage title="Your profile" lead={`You sign in as ${person.email}.`}>
      <NameForm />
      <PasswordForm />
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
    save: (values) => api.patch("/members/me/password", values, { answer: z.undefined() }),
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
          label="Present password"
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
