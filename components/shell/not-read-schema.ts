import { z } from "zod";

/** Whatever was answered. */
export const notReadSchema = z.unknown();
