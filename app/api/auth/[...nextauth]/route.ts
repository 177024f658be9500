import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { env } from "@/lib/env";
import { sessionDoor } from "@/lib/http/session-door";
import { signInThrottle } from "@/lib/http/sign-in-throttle";

const door = sessionDoor(async (request: NextRequest, args) => {
  // next-auth reads its own address from here, at every call.
  process.env.NEXTAUTH_URL = env().PARLEY_PUBLIC_URL;
  return NextAuth(request, args, authOptions(signInThrottle));
});

export { door as GET, door as POST };
