"use client";

import { Label, TextField } from "@heroui/react";
import { AsYouType, type CountryCode, isSupportedCountry } from "libphonenumber-js/min";
import Link from "next/link";
import { type Control, Controller } from "react-hook-form";
import { useSettled } from "@/components/messages/use-contacts";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Beneath } from "@/components/ui/form/field-frame";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { LookedUp } from "@/lib/contacts/schema";
import { useNumber } from "../use-people";
import { isStopped, shownName } from "../words";
import type { PersonDraft, PersonValues } from "./draft";

type Props = { control: Control<PersonValues, unknown, PersonDraft>; country: string };

/** A number that takes shape while it is typed, says where it is from, and whose it already is. */
export function PhoneField({ control, country }: Props) {
  return (
    <Controller
      name="phone"
      control={control}
      render={({ field: { ref, value, onChange, onBlur }, fieldState: { error } }) => (
        <div className="space-y-3">
          <TextField
            fullWidth
            variant="secondary"
            type="tel"
            isInvalid={error !== undefined}
            value={value}
            onChange={(text) => onChange(shaped(text, value, country))}
            onBlur={onBlur}
          >
            <Label>Mobile number</Label>
            <Input
              ref={ref}
              autoFocus
              autoComplete="off"
              placeholder={country === "US" ? "(415) 555-0137" : "+44 7911 123456"}
              className="tabular-nums"
            />
            <Beneath error={error?.message} hint={<Origin text={value} country={country} />} />
          </TextField>
          <Known text={value} />
        </div>
      )}
    />
  );
}

/** Formatted as the country writes it; taking a character away is left as typed, or it could not be deleted. */
function shaped(text: string, before: string, country: string): string {
  if (text.length < before.length || /[^\d\s+().\-/]/.test(text)) return text;
  return new AsYouType(codeOf(country)).input(text);
}

const codeOf = (country: string): CountryCode | undefined =>
  isSupportedCountry(country) ? country : undefined;

const regions = new Intl.DisplayNames("en", { type: "region" });
const flag = (code: string) =>
  String.fromCodePoint(...[...code.toUpperCase()].map((letter) => 0x1f1a5 + letter.charCodeAt(0)));

function Origin({ text, country }: { text: string; country: string }) {
  const typed = new AsYouType(codeOf(country));
  typed.input(text);
  const code = text.trim() ? typed.getCountry() : codeOf(country);
  if (!code) return "With the country code, such as +44, for a number from abroad.";
  return (
    <span>
      <span aria-hidden>{flag(code)}</span> {regions.of(code)}
      {text.trim() ? null : " unless it starts with +"}
    </span>
  );
}

const problems: Record<NonNullable<LookedUp["problem"]>, string> = {
  too_short: "This looks too short for a phone number.",
  too_long: "This looks too long for a phone number.",
  phone_invalid: "This does not look like a phone number.",
  destination_not_allowed: "Texts to this kind of number or country are not allowed here.",
};

/** What Parley knows of a number that is typed: whose it is, and whether it can be texted at all. */
function Known({ text }: { text: string }) {
  const { path } = useWorkspace();
  const settled = useSettled(text.trim(), 350);
  const isLong = settled.replace(/\D/g, "").length >= 7;
  const { data } = useNumber(settled, isLong);
  if (!data || settled !== text.trim()) return null;
  const { contact, problem, line } = data;
  if (problem) return <Notice tone="wait" title={problems[problem]} role="status" />;
  if (contact)
    return (
      <Notice
        tone="wait"
        role="status"
        title={
          <>
            This number is <bdi>{shownName(contact)}</bdi>’s already.
          </>
        }
      >
        {isStopped(contact) ? "They want no texts. " : null}
        <Link href={path(`/contacts/${contact.id}`)} className="font-medium underline underline-offset-2">
          Open their page
        </Link>
      </Notice>
    );
  if (line === "landline")
    return (
      <Notice tone="wait" title="This looks like a landline." role="status">
        Landlines seldom take texts. Ask for a mobile number if there is one.
      </Notice>
    );
  return null;
}
