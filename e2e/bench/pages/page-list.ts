type Listed = { path: string; isPage: boolean; headers?: Record<string, string> };

/** Every page of the dashboard, and the lists and searches behind them, as a member asks for them. */
export async function listPages(base: string, cookie: string, workspaceId: number): Promise<Listed[]> {
  const headers = { "x-workspace-id": String(workspaceId) };
  const first = async (path: string): Promise<number> => {
    const response = await fetch(`${base}/api/v1${path}`, { headers: { cookie, ...headers } });
    const { data } = (await response.json()) as { data: { id: number }[] };
    return data[0]?.id ?? 0;
  };
  const [contact, message, template, conversation] = [
    await first("/contacts?limit=1"),
    await first("/messages?limit=1"),
    await first("/templates?limit=1"),
    await first("/conversations?limit=1"),
  ];
  const pages = [
    "",
    "/messages",
    "/messages?status=undelivered",
    "/messages?direction=inbound",
    `/messages?message=${message}`,
    "/contacts",
    "/contacts?q=tanaka",
    "/contacts?tag=vip",
    `/contacts/${contact}`,
    "/contacts/import",
    "/segments",
    "/segments/new?from=quiet-regulars",
    "/campaigns",
    "/campaigns/new",
    "/templates",
    `/templates/${template}`,
    "/templates/new",
    "/inbox",
    "/inbox?tab=open",
    `/inbox?conversation=${conversation}`,
    "/calendar",
    "/calendar?view=week",
    "/delivery",
    "/settings/business",
    "/settings/hours",
    "/settings/services",
    "/settings/resources",
    "/settings/bookings",
    "/settings/assistant",
    "/settings/limits",
    "/settings/senders",
    "/settings/members",
    "/settings/keys",
    "/settings/fields",
    "/settings/audit",
    "/settings/danger",
    "/settings/profile",
  ];
  const calls = [
    "/contacts?q=nobody-has-this-name",
    "/contacts?q=42",
    "/campaigns",
    "/messages?status=failed&limit=50",
    "/search?q=tanaka",
    "/search?q=visit%20number%2077",
    "/conversations?limit=50",
    "/conversations?q=tanaka",
    "/conversations?q=visit%20number%2077",
    "/conversations/counts",
    "/delivery/metrics",
    "/delivery/failures",
    "/delivery/real-time",
  ];
  return [
    ...pages.map((path) => ({ path: `/w/${workspaceId}${path}`, isPage: true })),
    ...calls.map((path) => ({ path: `/api/v1${path}`, isPage: false, headers })),
  ];
}
