import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { findSamplePeople } from "@/lib/templates/sample-people";
import { samplePeople } from "@/lib/templates/schema";

export const GET = endpoint(
  { summary: "Find people to preview a template with", scope: "templates:read", response: samplePeople },
  ({ actor }) => findSamplePeople(actor),
);

export const OPTIONS = preflight;
