import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { listTasks } from "@/lib/inbox/tasks";
import { listTasksQuery, taskView } from "@/lib/inbox/tasks-schema";
import { pageOf } from "@/lib/paging";

export const OPTIONS = preflight;

export const GET = endpoint(
  { summary: "List tasks", scope: "conversations:read", query: listTasksQuery, response: pageOf(taskView) },
  ({ actor, query }) => listTasks(actor, query),
);
