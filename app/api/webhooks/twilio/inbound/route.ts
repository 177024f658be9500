import { asRoute } from "@/lib/http/webhook";
import { inboundDoor } from "../doors";

export const POST = asRoute(inboundDoor);
