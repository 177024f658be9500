import type { Throttle } from "@/lib/auth/sign-in";
import { Problem } from "@/lib/errors";
import { giveBack, takeToken } from "./rate-limit";

/** Ten failed tries a minute per e-mail and per address; a try that succeeded is not counted. */
export const signInThrottle: Throttle = {
  take: async (key) => {
    try {
      await takeToken("sign_in", key);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status === 429) return false;
      throw error;
    }
  },
  giveBack: (key) => giveBack("sign_in", key),
};
