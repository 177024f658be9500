import { z } from "zod";

/** A short address in somebody's text, and who followed it. */
export const linkView = z
  .object({
    url: z.string().meta({ description: "As it stands in the text" }),
    target: z.string().meta({ description: "Where it leads" }),
    expires_at: z.string(),
    clicked_at: z.string().nullable().meta({ description: "First click that looks like a person's" }),
    clicks: z.number().meta({ description: "Clicks of people; at most 50 clicks of a link are kept" }),
    bot_clicks: z.number().meta({ description: "Clicks of previews, scanners and other machines" }),
  })
  .meta({ id: "ShortLink" });
export type LinkView = z.output<typeof linkView>;
