import { describe, expect, test } from "vitest";
import { addressProblem } from "./address";
import { probeAddress, type Reach } from "./probe-address";
import { isPublicAddress } from "./public-address";

/** Nothing here may be asked for, not even its name. */
const closed: Reach = {
  resolve: () => Promise.reject(new Error("a name was asked")),
  connectTo: () => {
    throw new Error("a connection was opened");
  },
  deadlineMs: 1_000,
};

describe("addresses that are refused before anything is asked", () => {
  test.each([
    ["loopback", "http://127.0.0.1/a.png"],
    ["loopback elsewhere in its net", "http://127.8.8.8/a.png"],
    ["short loopback", "http://127.1/a.png"],
    ["decimal", "http://2130706433/a.png"],
    ["hexadecimal", "http://0x7f000001/a.png"],
    ["hexadecimal by parts", "http://0x7f.0x0.0x0.0x1/a.png"],
    ["octal", "http://0177.0.0.1/a.png"],
    ["octal with more zeros", "http://00000177.0.0.01/a.png"],
    ["percent signs", "http://%31%32%37.0.0.1/a.png"],
    ["full-width digits", "http://１２７.０.０.１/a.png"],
    ["circled digits", "http://①②⑦.⓪.⓪.①/a.png"],
    ["ideographic full stops", "http://127。0。0。1/a.png"],
    ["this host", "http://0.0.0.0/a.png"],
    ["zero", "http://0/a.png"],
    ["private ten", "http://10.1.2.3/a.png"],
    ["private 172", "http://172.31.255.255/a.png"],
    ["private 192", "http://192.168.0.1/a.png"],
    ["carrier NAT", "http://100.64.0.1/a.png"],
    ["link-local, where clouds keep secrets", "http://169.254.169.254/latest/meta-data"],
    ["the same in decimal", "http://2852039166/latest/meta-data"],
    ["Alibaba's metadata", "http://100.100.100.200/latest/meta-data"],
    ["Azure's host service", "http://168.63.129.16/a.png"],
    ["Oracle's metadata", "http://192.0.0.192/a.png"],
    ["multicast", "http://224.0.0.1/a.png"],
    ["broadcast", "http://255.255.255.255/a.png"],
    ["benchmarking", "http://198.19.0.1/a.png"],
    ["documentation", "http://203.0.113.5/a.png"],
    ["loopback v6", "http://[::1]/a.png"],
    ["unspecified v6", "http://[::]/a.png"],
    ["mapped loopback", "http://[::ffff:127.0.0.1]/a.png"],
    ["mapped private, in hex", "http://[::ffff:a00:1]/a.png"],
    ["compatible loopback", "http://[::127.0.0.1]/a.png"],
    ["translated private (NAT64)", "http://[64:ff9b::10.0.0.1]/a.png"],
    ["translated loopback (NAT64)", "http://[64:ff9b::7f00:1]/a.png"],
    ["local NAT64", "http://[64:ff9b:1::a00:1]/a.png"],
    ["6to4 of a private one", "http://[2002:a00:1::1]/a.png"],
    ["Teredo", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/a.png"],
    ["unique local", "http://[fd00:ec2::254]/latest/meta-data"],
    ["link-local v6", "http://[fe80::1]/a.png"],
    ["site-local v6", "http://[fec0::1]/a.png"],
    ["multicast v6", "http://[ff02::1]/a.png"],
    ["documentation v6", "http://[2001:db8::1]/a.png"],
    ["localhost", "http://localhost/a.png"],
    ["localhost with a final dot", "http://LOCALHOST./a.png"],
    ["a name below localhost", "http://a.localhost/a.png"],
    ["a cloud's inner name", "http://metadata.google.internal/a.png"],
    ["a name of one word", "http://intranet/a.png"],
    ["a printer", "http://printer.local/a.png"],
  ])("%s: %s", async (_, address) => {
    expect((await probeAddress(address, closed)).problem).toBe("media_private_address");
  });

  test.each([
    "ftp://example.com/a.png",
    "file:///etc/passwd",
    "gopher://example.com/",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "http://user:secret@example.com/a.png",
    "http://user@example.com/a.png",
    "http://example.com:8080/a.png",
    "https://example.com:22/a.png",
    "http://example.com:0/a.png",
    "//example.com/a.png",
    "not an address",
    "",
  ])("%s is no plain web address", async (address) => {
    expect((await probeAddress(address, closed)).problem).toBe("media_url_invalid");
  });

  test("public ones pass", () => {
    for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"])
      expect(isPublicAddress(address), address).toBe(true);
    for (const host of ["example.com", "8.8.8.8", "[2606:4700::1111]", "cdn.example.co.uk."])
      expect(addressProblem(new URL(`https://${host}/a.png`)), host).toBe(null);
    for (const odd of ["", "example.com", "fe80::1%eth0", "1.2.3", "::ffff:8.8.8.8"])
      expect(isPublicAddress(odd), odd).toBe(false);
  });
});
