import { answerCarrierCall } from "@/lib/sandbox/carrier-api";

export const GET = answerCarrierCall;
export const POST = answerCarrierCall;
