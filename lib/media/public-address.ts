import { BlockList, isIP, isIPv4 } from "node:net";

/** Networks that are not the public internet. Source: IANA's special-purpose address registries. */
const closed4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  168.63.129.16/32`;
// The last one above is public by number, yet inside Azure it is the host's own service.
const closed6 = "2001::/23 2001:db8::/32 2002::/16 3fff::/20";

const closed = new BlockList();
const open6 = new BlockList();
for (const net of closed4.split(/\s+/)) add(closed, net, "ipv4");
for (const net of closed6.split(" ")) add(closed, net, "ipv6");
// Global unicast; whatever is outside (mapped, local, link-local, multicast, translated locally) is not public.
add(open6, "2000::/3", "ipv6");

function add(list: BlockList, net: string, family: "ipv4" | "ipv6"): void {
  const [address = "", bits] = net.split("/");
  list.addSubnet(address, Number(bits), family);
}

/** Whether an IP address, v4 or v6, belongs to the public internet. Anything else than an address does not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, "ipv4");
  if (isIP(address) === 0 || address.includes("%")) return false;
  const translated = behindNat64(address);
  if (translated !== null) return isPublicAddress(translated);
  return open6.check(address, "ipv6") && !closed.check(address, "ipv6");
}

/** The IPv4 address inside 64:ff9b::/96 (RFC 6052), by which networks without IPv4 reach the rest. */
function behindNat64(address: string): string | null {
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const match = /^64:ff9b::(?:([\da-f]{1,4}):)?([\da-f]{1,4})$/.exec(plain);
  if (!match) return null;
  const [high, low] = [match[1] ?? "0", match[2] ?? "0"].map((hex) => Number.parseInt(hex, 16));
  return [high, low].flatMap((half = 0) => [half >> 8, half & 255]).join(".");
}
