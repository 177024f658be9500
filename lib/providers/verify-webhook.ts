import { and, eq } from "drizzle-orm";
import { validateRequest } from "twilio/lib/webhooks/webhooks";
import { asRouter } from "@/db/client";
import { providerAccounts } from "@/db/schema/senders";
import { unseal } from "@/lib/crypto";
import { env } from "@/lib/env";
import { tokenContext } from "./find-carrier";

/** A webhook that the provider signed. `workspaceId` is set when the account is a workspace's own. */
export type VerifiedWebhook = {
  accountSid: string;
  workspaceIds: number[] | null;
  params: Record<string, string>;
};

/** A call as it came: path and query as they were requested, the raw form. */
type SignedCall = { target: string; form: string; header: (name: string) => string | null };

/**
 * Checks X-Twilio-Signature over the raw form and the public URL of the path as it was requested, with the token of
 * the account that the form names. All parameters count, empty ones too. Source: Twilio, "Webhooks security".
 * @returns null when the signature does not fit; nothing may be written then.
 */
export async function verifyWebhook({ target, form, header }: SignedCall): Promise<VerifiedWebhook | null> {
  const fields = readForm(form);
  const params = Object.fromEntries(
    Object.entries(fields).map(([k, v]) => [k, Array.isArray(v) ? (v[0] ?? "") : v]),
  );
  const accountSid = params.AccountSid ?? "";
  const url = `${env().PARLEY_PUBLIC_URL}${target}`;
  const signature = header("x-twilio-signature") ?? "";
  const isSkipped = !env().TWILIO_VALIDATE_WEBHOOKS && !env().isProduction;
  const fits = (token: string) => isSkipped || validateRequest(token, signature, url, fields);
  if (accountSid === env().twilio.accountSid || accountSid === "") {
    return fits(env().twilio.authToken) ? { accountSid, workspaceIds: null, params } : null;
  }
  const accounts = await findAccounts(accountSid);
  const owners = accounts.filter((a) => a.tokens.some(fits)).map((a) => a.workspaceId);
  return owners.length > 0 ? { accountSid, workspaceIds: owners, params } : null;
}

/** A name that comes twice keeps both values, as the signature does. */
function readForm(form: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(form)) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return { ...fields };
}

async function findAccounts(accountSid: string): Promise<{ workspaceId: number; tokens: string[] }[]> {
  const rows = await asRouter((tx) =>
    tx
      .select()
      .from(providerAccounts)
      .where(and(eq(providerAccounts.provider, "twilio"), eq(providerAccounts.accountSid, accountSid))),
  );
  return rows.map((row) => ({
    workspaceId: row.workspaceId,
    tokens: [row.authTokenSealed, row.previousTokenSealed].flatMap((sealed) =>
      sealed ? [unseal(sealed, tokenContext(row.workspaceId, accountSid))] : [],
    ),
  }));
}
