import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { samplePeople } from "@/lib/templates/preview-schema";
import { findSamplePeople } from "@/lib/templates/sample-people";

export const GET = endpoint(
  { summary: "Find people to preview a template with", scope: "templates:read", response: samplePeople },
  ({ actor }) => findSamplePeople(actor),
);

export const OPTIONS = preflight;
