import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { finishTask } from "@/lib/inbox/tasks";
import { finishTaskInput, taskView } from "@/lib/inbox/tasks-schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Finish a task, or take that back",
    scope: "conversations:write",
    params: idParams,
    body: finishTaskInput,
    response: taskView,
    limit: "send",
  },
  ({ actor, params, body }) => finishTask(actor, params.id, body.is_done),
);
