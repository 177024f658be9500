"use client";

import { Button, FieldError, Label, Spinner, TextField } from "@heroui/react";
import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { type DemoLogin, DemoLogins } from "./demo-logins";
import { type SignInOutcome, signIn } from "./sign-in";

// Two rules that need no library: this is the first page that anybody waits for.
const emailFault = (text: string) => {
  if (text.trim() === "") return "Enter your email.";
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim()) || "This does not look like an email.";
};
const passwordFault = (text: string) => text !== "" || "Enter your password.";

const refusals: Record<Exclude<SignInOutcome, "signed_in">, string> = {
  wrong_credentials: "Email or password is not right.",
  too_many_tries: "Too many tries, wait a minute.",
  unreachable: "Parley cannot be reached. Check the connection and try again.",
};

type Props = { next: string; demo: DemoLogin[] };

/** Email, password, one button. A refusal stands at the password and keeps what was typed. */
export function LoginForm({ next, demo }: Props) {
  const { control, handleSubmit, setError, setFocus, setValue, clearErrors } = useForm({
    defaultValues: { email: "", password: "" },
  });
  const [isBusy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);
  const isReady = useIsHydrated();

  const submit = handleSubmit(async ({ email, password }) => {
    setBusy(true);
    const outcome = await signIn(email.trim(), password);
    // A whole page load: nothing of the signed-out pages stays in the router's cache.
    if (outcome === "signed_in") return window.location.assign(next);
    setBusy(false);
    setError("password", { message: refusals[outcome] });
    if (outcome === "wrong_credentials") setFocus("password", { shouldSelect: true });
  });
  const fill = (login: DemoLogin) => {
    clearErrors();
    setValue("email", login.email);
    setValue("password", login.password);
  };

  return (
    <form onSubmit={submit} method="post" noValidate aria-label="Sign in" className="mt-8">
      <Controller
        name="email"
        control={control}
        rules={{ validate: emailFault }}
        render={({ field: { disabled: _, ref, ...field }, fieldState: { error } }) => (
          <TextField fullWidth type="email" isInvalid={error !== undefined} {...field}>
            <Label>Email</Label>
            <Input
              autoComplete="username"
              inputMode="email"
              autoCapitalize="none"
              spellCheck={false}
              ref={ref}
            />
            <Complaint text={error?.message} />
          </TextField>
        )}
      />
      <Controller
        name="password"
        control={control}
        rules={{ validate: passwordFault }}
        render={({ field: { disabled: _, ref, ...field }, fieldState: { error } }) => (
          <TextField
            fullWidth
            type={isShown ? "text" : "password"}
            isInvalid={error !== undefined}
            className="mt-1"
            {...field}
          >
            <Label>Password</Label>
            <div className="relative">
              <Input autoComplete="current-password" className="w-full pr-12" ref={ref} />
              <Button
                isIconOnly
                variant="ghost"
                className="absolute inset-y-0 right-0 h-full"
                aria-label={isShown ? "Hide password" : "Show password"}
                onPress={() => setShown(!isShown)}
              >
                {isShown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
              </Button>
            </div>
            <Complaint text={error?.message} />
          </TextField>
        )}
      />
      <Button type="submit" fullWidth size="lg" className="mt-3" isPending={isBusy} isDisabled={!isReady}>
        {isBusy ? <Spinner color="current" size="sm" /> : null}
        {isBusy ? "Signing in" : "Sign in"}
      </Button>
      <p className="mt-4 text-center text-sm text-muted">
        Forgot your password? An owner or manager makes a link for a new one, in Settings under Members. For
        an only owner, whoever runs Parley makes it.
      </p>
      <DemoLogins logins={demo} onPick={fill} />
    </form>
  );
}

/** Keeps its line whether or not there is something to say, so that nothing jumps. */
function Complaint({ text }: { text: string | undefined }) {
  return (
    <div aria-live="polite" className="min-h-6 pt-1 text-sm">
      {text ? <FieldError>{text}</FieldError> : null}
    </div>
  );
}

/** Until the page has come alive a press would leave it with what was typed in the address. */
function useIsHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated;
}
