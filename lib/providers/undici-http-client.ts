import { stringify } from "node:querystring";
import twilio from "twilio";
import { Agent, DecoratorHandler, type Dispatcher } from "undici";

type RequestOptions = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0];
type Answer = { statusCode: number; body: string; headers: Record<string, unknown> };

/**
 * A call ends within some five seconds: one to connect, three until the answer begins, one between
 * its parts. Bytes leave at most a good second after the call was begun, which is what the STOP fence relies on.
 * The pool's own timers cost a fraction of an abort signal for each call.
 */
const timeouts = { connect: 1_000, headers: 3_000, body: 1_000 };

/**
 * A process that was frozen in between must not send when it wakes: by then others may have taken its place. Asked
 * at the last moment, when a socket is at hand and before the first byte is written to it.
 */
const START_WITHIN_MS = 1_500;

export class NotStarted extends Error {
  readonly code = "NOT_STARTED";
  constructor() {
    super("the call was not begun in time");
  }
}

class StartGuard extends DecoratorHandler {
  private readonly startBy = performance.now() + START_WITHIN_MS;

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    if (performance.now() > this.startBy) throw new NotStarted();
    // The class has the handler's methods; its type only says that it may.
    const base: Dispatcher.DispatchHandler = DecoratorHandler.prototype;
    base.onRequestStart?.call(this, controller, context);
  }
}

/** Looking up and pricing share the pool with sends, which must never queue for a socket. */
const SPARE_SOCKETS = 32;

/**
 * The SDK's HTTP client over undici: the same requests, answers and errors at a quarter of the CPU, with keep-alive
 * and as many sockets as calls in flight. `baseUrl` sends everything to another host that speaks Twilio's API.
 */
export class UndiciHttpClient extends twilio.RequestClient {
  private readonly agent: Dispatcher;
  private readonly base: URL | null;
  private readonly authorizations = new Map<string, string>();

  constructor(baseUrl: string | null, maxSockets: number) {
    super();
    this.base = baseUrl === null ? null : new URL(baseUrl);
    this.agent = new Agent({
      connections: maxSockets + SPARE_SOCKETS,
      pipelining: 1,
      connect: { timeout: timeouts.connect },
      headersTimeout: timeouts.headers,
      bodyTimeout: timeouts.body,
      keepAliveTimeout: 10_000,
    }).compose((dispatch) => (options, handler) => dispatch(options, new StartGuard(handler)));
  }

  // The SDK declares its own response class; it reads exactly these three fields.
  override request<TData>(
    options: RequestOptions,
  ): ReturnType<InstanceType<typeof twilio.RequestClient>["request"]> & Promise<TData> {
    return this.perform(options) as never;
  }

  private async perform(options: RequestOptions): Promise<Answer> {
    const target = this.target(options.uri, options.params);
    const headers = { ...(options.headers as Record<string, string>) };
    if (options.username && options.password) {
      headers.Authorization = this.authorization(options.username, options.password);
    }
    const response = await this.agent.request({
      origin: target.origin,
      path: target.path,
      method: options.method.toUpperCase() as "GET",
      headers,
      body: options.data ? stringify(options.data as Record<string, string>) : null,
    });
    return { statusCode: response.statusCode, body: await response.body.text(), headers: response.headers };
  }

  private authorization(username: string, password: string): string {
    const words = `${username}:${password}`;
    const known = this.authorizations.get(words);
    if (known) return known;
    const made = `Basic ${Buffer.from(words).toString("base64")}`;
    this.authorizations.set(words, made);
    return made;
  }

  private target(uri: string, params: object | undefined): { origin: string; path: string } {
    const url = new URL(uri);
    const query = params ? stringify(params as Record<string, string>) : "";
    const path = `${url.pathname}${url.search}${query ? `${url.search ? "&" : "?"}${query}` : ""}`;
    if (this.base === null) return { origin: url.origin, path };
    return { origin: this.base.origin, path: `${this.base.pathname.replace(/\/$/, "")}${path}` };
  }
}
