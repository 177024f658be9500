import { z } from "zod";
import { scopes } from "@/lib/actor";
import { lineOfText } from "@/lib/one-line";

export const shownOnce = z
  .string()
  .nullable()
  .meta({ description: "sk_…, shown this once; null when the answer is replayed" });

export const createApiKeyInput = z
  .strictObject({
    name: lineOfText(100),
    scopes: z
      .array(z.enum(scopes))
      .min(1)
      .max(scopes.length)
      .transform((list) => [...new Set(list)])
      .meta({ description: `<resource>:read or :write, none that you do not have: ${scopes.join(", ")}` }),
  })
  .meta({ id: "CreateApiKey" });
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const apiKeyView = z
  .object({
    id: z.number(),
    name: z.string(),
    prefix: z.string().meta({ description: "The key's first characters, to tell keys apart" }),
    scopes: z.array(z.string()),
    last_used_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "ApiKey" });
export type ApiKeyView = z.output<typeof apiKeyView>;

export const createdApiKey = apiKeyView.extend({ api_key: shownOnce }).meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.output<typeof createdApiKey>;
