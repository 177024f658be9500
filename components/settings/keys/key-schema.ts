import { z } from "zod";
import { scopes } from "@/lib/actor";
import { createApiKeyInput } from "@/lib/workspaces/api-keys-schema";

/** What a key is asked for with. */
export const keyForm = z
  .object({
    name: createApiKeyInput.shape.name,
    group: z.enum(["send", "read", "all", "custom"]),
    scopes: z.array(z.enum(scopes)),
  })
  .refine(({ group, scopes: picked }) => group !== "custom" || picked.length > 0, {
    path: ["scopes"],
    error: "Pick at least one permission.",
  });
