import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Agent, buildConnector, request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pinnedTo, probeAddress, type Reach } from "./probe-address";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(2_000, 7)]);
const jpeg = Buffer.concat([Buffer.from("ffd8ffe000104a4649460001", "hex"), Buffer.alloc(500)]);

/** A server that stands for the whole internet: what it answers depends on the host and path that were asked for. */
let server: Server;
let answers: Record<string, RequestListener> = {};
const asked: string[] = [];
const connected: string[][] = [];

beforeAll(async () => {
  server = createServer((req, res) => {
    const key = `${req.headers.host}${req.url}`;
    asked.push(key);
    (answers[key] ?? ((_, none) => none.writeHead(404).end()))(req, res);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const portOf = () => (server.address() as AddressInfo).port;

/** The names of these tests, and a road from every public address to the server above. */
const reach = (names: Record<string, string[] | (() => string[])> = {}, deadlineMs = 1_000): Reach => ({
  resolve: async (host) => {
    const found = names[host] ?? ["93.184.215.14"];
    return typeof found === "function" ? found() : found;
  },
  connectTo: (addresses) => {
    connected.push([...addresses]);
    const socket = () => connect(portOf(), "127.0.0.1");
    return (_, done) => {
      const open = socket();
      open.once("connect", () => done(null, open)).once("error", (error) => done(error, null));
    };
  },
  deadlineMs,
});

const serve =
  (type: string, content: Buffer | string, headers: Record<string, string> = {}): RequestListener =>
  (_, res) =>
    void res.writeHead(200, { "content-type": type, ...headers }).end(content);

describe("names", () => {
  test("one private address among public ones is enough to refuse", async () => {
    const names = { "mixed.test.example": ["93.184.215.14", "10.0.0.7"] };
    expect((await probeAddress("http://mixed.test.example/a.png", reach(names))).problem).toBe(
      "media_private_address",
    );
  });

  test("a name that changes its meaning is asked once, and the call goes to what was judged", async () => {
    answers = { "rebind.example/a.png": serve("image/png", png) };
    let times = 0;
    const names = { "rebind.example": () => (++times === 1 ? ["93.184.215.14"] : ["127.0.0.1"]) };
    connected.length = 0;
    const found = await probeAddress("http://rebind.example/a.png", reach(names));
    expect(found).toEqual({ problem: null, contentType: "image/png", size: png.length });
    expect(times).toBe(1);
    expect(connected).toEqual([["93.184.215.14"]]);
  });

  test("a pinned connection never asks what its name means", async () => {
    answers = { "no-such-name.invalid/a.png": serve("image/png", png) };
    const agent = new Agent({
      connect: (options, done) =>
        buildConnector({ lookup: pinnedTo(["127.0.0.1"]) })({ ...options, port: String(portOf()) }, done),
    });
    const answer = await request("http://no-such-name.invalid/a.png", { dispatcher: agent });
    expect((await answer.body.arrayBuffer()).byteLength).toBe(png.length);
    await agent.close();
  });

  test("a name that nobody knows, or answers too late, is unreachable", async () => {
    const unknown: Reach = { ...reach(), resolve: () => Promise.reject(new Error("ENOTFOUND")) };
    expect((await probeAddress("http://gone.example/a.png", unknown)).problem).toBe("media_unreachable");
    const silent: Reach = { ...reach({}, 100), resolve: () => new Promise(() => {}) };
    expect((await probeAddress("http://silent.example/a.png", silent)).problem).toBe("media_unreachable");
  });
});

describe("redirects", () => {
  const to =
    (location: string): RequestListener =>
    (_, res) =>
      void res.writeHead(302, { location }).end();

  test.each([
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "http://inner.example/a.png",
    "//10.0.0.1/a.png",
  ])("one to %s is not followed", async (location) => {
    answers = { "out.example/a.png": to(location) };
    asked.length = 0;
    const names = { "inner.example": ["192.168.1.1"] };
    const found = await probeAddress("http://out.example/a.png", reach(names));
    expect(found.problem).toBe("media_private_address");
    expect(asked).toEqual(["out.example/a.png"]);
  });

  test("one to another port, a password or another scheme is not followed", async () => {
    for (const location of ["http://out.example:6379/", "http://a:b@out.example/", "file:///etc/passwd"]) {
      answers = { "out.example/a.png": to(location) };
      expect((await probeAddress("http://out.example/a.png", reach())).problem).toBe("media_url_invalid");
    }
  });

  test("three are followed, four are not", async () => {
    answers = {
      "a.example/4": to("/3"),
      "a.example/3": to("http://b.example/2"),
      "b.example/2": to("/1"),
      "b.example/1": serve("image/jpeg", jpeg),
      "a.example/5": to("/4"),
    };
    expect((await probeAddress("http://a.example/4", reach())).problem).toBe(null);
    expect((await probeAddress("http://a.example/5", reach())).problem).toBe("media_unreachable");
  });
});

describe("what is there", () => {
  const probe = (listener: RequestListener, deadlineMs = 1_000) => {
    answers = { "files.example/f": listener };
    return probeAddress("http://files.example/f", reach({}, deadlineMs));
  };

  test.each<[string, string, Buffer | string]>([
    ["JPEG under its other name", "image/jpg", jpeg],
    ["GIF", "image/gif", "GIF89a............"],
    ["PDF", "application/pdf; charset=binary", "%PDF-1.7\n"],
    ["contact card", "text/x-vcard", "BEGIN:VCARD\r\nVERSION:3.0\r\n"],
    ["calendar entry", "text/calendar", "BEGIN:VCALENDAR\n"],
    ["MP4", "video/mp4", Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0", "latin1")],
    ["MP3", "audio/mpeg", "ID3\u0003"],
  ])("%s may be sent", async (_, type, content) => {
    expect((await probe(serve(type, content))).problem).toBe(null);
  });

  test.each<[string, string, Buffer | string]>([
    ["SVG", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
    ["HTML", "text/html", "<!doctype html><script>alert(1)</script>"],
    ["HTML that calls itself a picture", "image/png", "<!doctype html><script>alert(1)</script>"],
    ["SVG that calls itself a picture", "image/jpeg", "<svg onload='alert(1)'/>"],
    ["a JPEG that calls itself PNG", "image/png", jpeg],
    ["a picture without a type", "application/octet-stream", png],
    ["a program", "application/x-msdownload", "MZ"],
    ["WebP", "image/webp", "RIFF....WEBPVP8 "],
    ["nothing", "image/png", ""],
    ["a type that hides another", "image/png, text/html", png],
  ])("%s may not", async (_, type, content) => {
    expect((await probe(serve(type, content))).problem).toBe("media_type");
  });

  test("no type at all, and packed content, are refused", async () => {
    expect((await probe((_, res) => void res.writeHead(200).end(png))).problem).toBe("media_type");
    const packed = serve("image/png", png, { "content-encoding": "gzip" });
    expect((await probe(packed)).problem).toBe("media_type");
  });

  test("too large is told by the header, before anything is read", async () => {
    const claims: RequestListener = (_, res) => {
      res.writeHead(200, { "content-type": "image/png", "content-length": String(6 * 1024 * 1024) });
      res.write(png);
    };
    expect((await probe(claims)).problem).toBe("media_too_large");
    const pdf = serve("application/pdf", Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(513 * 1024)]));
    expect((await probe(pdf)).problem).toBe("media_too_large");
  });

  test("a body without end is read up to the limit, and no further", async () => {
    let sent = 0;
    const endless: RequestListener = (_, res) => {
      res.writeHead(200, { "content-type": "image/png" }).write(png);
      const piece = Buffer.alloc(64 * 1024);
      const more = () => {
        while (!res.destroyed && res.write(piece)) sent += piece.length;
        if (!res.destroyed) res.once("drain", more);
      };
      more();
    };
    expect((await probe(endless, 4_000)).problem).toBe("media_too_large");
    // What the two machines' buffers hold comes on top.
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  test("a picture without a told length is counted", async () => {
    const chunked: RequestListener = (_, res) => {
      res.writeHead(200, { "content-type": "image/png" }).write(png);
      res.end(png);
    };
    expect(await probe(chunked)).toEqual({ problem: null, contentType: "image/png", size: png.length * 2 });
  });

  test("slow, broken and refusing servers are unreachable in time", async () => {
    const drips: RequestListener = (_, res) => {
      res.writeHead(200, { "content-type": "image/png" }).write(png.subarray(0, 4));
      const timer = setInterval(() => res.write("x"), 20);
      res.on("close", () => clearInterval(timer));
    };
    const began = performance.now();
    expect((await probe(drips, 200)).problem).toBe("media_unreachable");
    expect((await probe(() => {}, 200)).problem).toBe("media_unreachable");
    expect(performance.now() - began).toBeLessThan(1_500);
    for (const status of [401, 403, 404, 500, 206, 304])
      expect((await probe((_, res) => void res.writeHead(status).end())).problem).toBe("media_unreachable");
    expect((await probe((req) => req.socket.destroy())).problem).toBe("media_unreachable");
    const short: RequestListener = (req, res) => {
      res.writeHead(200, { "content-type": "image/png", "content-length": "100" }).write(png.subarray(0, 20));
      setTimeout(() => req.socket.destroy(), 20);
    };
    expect((await probe(short)).problem).toBe("media_unreachable");
  });
});
