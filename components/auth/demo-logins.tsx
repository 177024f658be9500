"use client";

import { Button } from "@heroui/react";

export type DemoLogin = { email: string; password: string; name: string; about: string };

type Props = { logins: DemoLogin[]; onPick: (login: DemoLogin) => void };

/** The sandbox's people, one press each. Absent wherever real customers are texted. */
export function DemoLogins({ logins, onPick }: Props) {
  if (logins.length === 0) return null;
  return (
    <section aria-label="Demo logins" className="mt-8 border-t border-separator pt-5">
      <p className="text-sm text-muted">This is a demo. Try it as</p>
      <ul className="mt-2.5 grid grid-cols-1 gap-2 sm:grid-cols-2">
        {logins.map((login) => (
          <li key={login.email} className="sm:last:odd:col-span-2">
            <Button
              variant="outline"
              fullWidth
              className="h-auto min-h-11 justify-start rounded-2xl px-3.5 py-2 text-left"
              onPress={() => onPick(login)}
            >
              <span className="min-w-0">
                <span className="block truncate text-sm font-medium">{login.name}</span>
                <span className="block truncate text-xs font-normal text-muted first-letter:uppercase">
                  {login.about}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
