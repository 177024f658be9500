import { z } from "zod";
import { canonicalLanguage } from "./language";

/** A language on the wire: BCP-47, `en_US` is read too. */
export const languageTag = z
  .string()
  .min(2)
  .max(35)
  .transform((tag, ctx) => {
    const canonical = canonicalLanguage(tag);
    if (canonical !== null) return canonical;
    ctx.addIssue({
      code: "custom",
      message: "Write a BCP-47 tag such as en or pt-BR.",
      params: { code: "invalid_language" },
    });
    return z.NEVER;
  })
  .meta({ description: "BCP-47, such as en or pt-BR", type: "string" });
