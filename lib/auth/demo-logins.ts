import { createHmac, hkdfSync } from "node:crypto";
import { inArray } from "drizzle-orm";
import { asRouter } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/workspaces";
import { env } from "@/lib/env";

export const demoWorkspaces = { salon: "Juniper Salon", restaurant: "Oak & Ember" };

export type DemoPerson = {
  email: string;
  name: string;
  roles: { workspace: keyof typeof demoWorkspaces; role: Role }[];
};

/** The staff of the demo salon and restaurant; the last one works at both. */
export const demoPeople: DemoPerson[] = [
  { email: "rosa@juniper.example", name: "Rosa Delgado", roles: [{ workspace: "salon", role: "owner" }] },
  { email: "ava@juniper.example", name: "Ava Lindqvist", roles: [{ workspace: "salon", role: "operator" }] },
  { email: "theo@juniper.example", name: "Theo Marsh", roles: [{ workspace: "salon", role: "viewer" }] },
  {
    email: "marcus@oakember.example",
    name: "Marcus Bell",
    roles: [{ workspace: "restaurant", role: "owner" }],
  },
  {
    email: "lena@oakember.example",
    name: "Lena Ortiz",
    roles: [{ workspace: "restaurant", role: "operator" }],
  },
  {
    email: "priya@oakember.example",
    name: "Priya Nair",
    roles: [{ workspace: "restaurant", role: "viewer" }],
  },
  {
    email: "sam@both.example",
    name: "Sam Whitaker",
    roles: [
      { workspace: "salon", role: "manager" },
      { workspace: "restaurant", role: "manager" },
    ],
  },
];

const emails = new Set(demoPeople.map((person) => person.email));

/** The same on every start of one installation, and different on every other: nobody can look it up. */
export function demoPassword(email: string): string {
  const [secret] = env().encryptionKeys;
  const key = Buffer.from(hkdfSync("sha256", secret ?? Buffer.alloc(0), "", "parley/demo-logins", 32));
  const text = createHmac("sha256", key)
    .update(email)
    .digest("base64url")
    .replace(/[-_0OIl1]/g, "")
    .toLowerCase();
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}`;
}

/** Demo logins open nothing once a real carrier serves real customers. */
export const isClosedDemoLogin = (email: string): boolean =>
  emails.has(email) && env().isProduction && !env().isSandbox;

export type DemoLogin = { email: string; password: string; name: string; about: string };

/** The demo logins to offer on the sign-in page: none unless the phone network is the sandbox and the people are here. */
export async function listDemoLogins(): Promise<DemoLogin[]> {
  if (!env().isSandbox) return [];
  const here = await asRouter((tx) =>
    tx
      .select({ email: users.email })
      .from(users)
      .where(inArray(users.email, [...emails])),
  );
  const seeded = new Set(here.map((row) => row.email));
  return demoPeople
    .filter((person) => seeded.has(person.email))
    .map(({ email, name, roles }) => ({
      email,
      name,
      password: demoPassword(email),
      about: describe(roles),
    }));
}

const describe = (roles: DemoPerson["roles"]): string =>
  `${roles[0]?.role ?? ""}, ${roles.map(({ workspace }) => demoWorkspaces[workspace]).join(" and ")}`;
