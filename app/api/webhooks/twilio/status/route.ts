import { asRoute } from "@/lib/http/webhook";
import { statusDoor } from "../doors";

export const POST = asRoute(statusDoor);
