import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Networks that are nobody's on the open internet: this host, private and shared ones, link-local, reserved (IANA). */
const ranges: readonly (readonly [string, number, "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.88.99.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
];

const closed = new BlockList();
for (const [network, prefix, family] of ranges) closed.addSubnet(network, prefix, family);
/** Of IPv6 only what is given out as global unicast is open, and of that not what carries IPv4 or examples. */
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");
closed.addSubnet("2001::", 23, "ipv6");
closed.addSubnet("2001:db8::", 32, "ipv6");
closed.addSubnet("2002::", 16, "ipv6");

/** Whether an IP address is one of the open internet. */
export const isPublicAddress = (address: string): boolean => {
  if (isIP(address) === 4) return !closed.check(address, "ipv4");
  return isIP(address) === 6 && open.check(address, "ipv6") && !closed.check(address, "ipv6");
};

/** Finds the addresses of a host name; ours to replace in tests. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** Where to connect: the address that was judged, so that a name cannot lead elsewhere a moment later. */
export interface Target {
  readonly url: URL;
  readonly address: string;
}

/**
 * Judges an address for notices: https on its usual port, no user in it, and a name all of whose addresses are of the
 * open internet. Undefined for any other, and for a name that leads nowhere.
 *
 * `here` also allows http on this machine: the local run's receiver.
 */
export const targetOf = async (
  address: string,
  here: boolean,
  resolve: Resolve = resolveAll,
): Promise<Target | undefined> => {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (here && url.protocol === "http:" && url.hostname === "127.0.0.1") return { url, address: url.hostname };
  if (url.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "")
    return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
  const [first] = found;
  return first !== undefined && found.every(isPublicAddress) ? { url, address: first } : undefined;
};
