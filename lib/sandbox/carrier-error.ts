/** Twilio's refusals as its API words them: HTTP status and text by code. Source: twilio.com/docs/api/errors. */
const refusals = {
  20001: [400, "A parameter has a value that cannot be used."],
  20003: [401, "Authenticate"],
  20004: [405, "Method not allowed"],
  20009: [409, "Cannot delete this resource before it is complete. Try again in a few minutes."],
  20404: [404, "The requested resource was not found"],
  20429: [429, "Too Many Requests"],
  20500: [500, "An internal server error has occurred"],
  21211: [400, "The 'To' number is not a valid phone number."],
  21212: [400, "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID."],
  21602: [400, "A text message body or media urls must be specified."],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21609: [400, "The StatusCallback URL is not a valid URL."],
  21610: [400, "Attempt to send to unsubscribed recipient"],
  21617: [400, "The concatenated message body exceeds the 1600 character limit"],
  21620: [400, "Invalid media URL(s)"],
  21623: [400, "Number of media files exceeds allowed limit"],
  21624: [400, "The Message Validity Period value is invalid."],
  21655: [400, "The ContentSid is invalid."],
  21656: [400, "The ContentVariables parameter is invalid."],
  21705: [400, "The Messaging Service SID is invalid."],
  21910: [400, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel"],
  30400: [400, "A message cannot be redacted and canceled in one request."],
  30409: [409, "Message cannot be canceled: it is already being sent."],
} as const satisfies Record<number, readonly [number, string]>;

export type RefusalCode = keyof typeof refusals;

/** A refusal in the carrier's own terms; `toResponse` gives the body that Twilio's SDK turns into a RestException. */
export class CarrierError extends Error {
  constructor(readonly code: RefusalCode) {
    super(refusals[code][1]);
    this.name = "CarrierError";
  }

  toResponse(): Response {
    const [status, message] = refusals[this.code];
    const body = {
      code: this.code,
      message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status,
    };
    return Response.json(body, { status });
  }
}
