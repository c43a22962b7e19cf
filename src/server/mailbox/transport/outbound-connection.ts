import { lookup } from 'node:dns/promises';
import { BlockList, connect, isIP, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type OutboundPolicy = {
  /** CIDR networks (or single addresses) that may be reached although they are private. */
  allowedNetworks: readonly string[];
  /** Every address of a host name; the system's resolver by default. */
  resolve?: (host: string) => Promise<string[]>;
};

/** A checked address, and the name its TLS certificate must bear (none for an address literal). */
export type OutboundTarget = { address: string; servername: string | undefined };

/** Why no connection was opened: the name has no address, or one that must not be reached. */
export class OutboundRefused extends Error {
  readonly reason: 'dns' | 'forbidden';

  constructor(reason: 'dns' | 'forbidden', host: string) {
    super(reason === 'dns' ? `${host} has no address` : `${host} is in a network that must not be reached (see ALLOWED_NETWORKS)`);
    this.name = 'OutboundRefused';
    this.reason = reason;
  }
}

/** The connection did not come up in time. */
export class OutboundTimeout extends Error {}

/**
 * Resolves `host` once and checks every address of it. Whoever connects must connect to the
 * returned address, not to the name again: between check and use the name may change its mind.
 * @throws OutboundRefused, always on a whole second after the call, so that how long it took
 *   tells nothing about the names and hosts of the networks behind us (mail-rules.md 32)
 */
export async function outboundTarget(host: string, policy: OutboundPolicy): Promise<OutboundTarget> {
  const startedAt = performance.now();
  try {
    const addresses = isIP(host) ? [host] : await resolveHost(host, policy);
    const forbidden = addresses.some((address) => !isReachable(address, policy.allowedNetworks));
    if (forbidden) throw new OutboundRefused('forbidden', host);
    const address = addresses[0];
    if (address === undefined) throw new OutboundRefused('dns', host);
    return { address, servername: isIP(host) ? undefined : host };
  } catch (error) {
    await delay(refusalGridMs - ((performance.now() - startedAt) % refusalGridMs));
    throw error;
  }
}

/**
 * Opens a TCP connection to the checked address of `host`.
 * @throws OutboundRefused, OutboundTimeout, or the socket's own error (ECONNREFUSED …)
 */
export async function connectOutbound(host: string, port: number, policy: OutboundPolicy, timeoutMs = 15_000): Promise<Socket> {
  const { address } = await outboundTarget(host, policy);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true, keepAlive: true });
    const giveUp = setTimeout(() => {
      socket.destroy();
      reject(new OutboundTimeout(`no answer from ${host}:${port} within ${timeoutMs} ms`));
    }, timeoutMs);
    socket.once('error', (error) => { clearTimeout(giveUp); reject(error); });
    socket.once('connect', () => {
      clearTimeout(giveUp);
      // Until its user listens, an error must not end the process; it closes the socket all the same.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/**
 * A list of CIDR networks and single addresses, IPv4 and IPv6.
 * @throws Error naming the entry that is neither
 */
export function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix, ...rest] = network.trim().split('/');
    const family = isIP(address);
    const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix);
    if (family === 0 || rest.length > 0 || prefix === '' || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new Error(`not a network or address: ${network} (expected for example 10.0.0.0/8 or fd00::/8)`);
    }
    list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Whether `address` is in one of the networks; an IPv4 address in IPv6 notation is the IPv4 address. */
export function isInNetworks(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const refusalGridMs = 1_000;
const resolveTimeoutMs = 10_000;

/** Networks in which nothing public lives (IANA special-purpose registries), and clouds' metadata services. */
const forbiddenNetworks = networkList([
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
  '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
  '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16',
  '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20',
  'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
]);

async function resolveHost(host: string, policy: OutboundPolicy): Promise<string[]> {
  const tooLate = new AbortController();
  const addresses = (policy.resolve ?? systemAddresses)(host).catch(() => []);
  const timeout = delay(resolveTimeoutMs, [], { signal: tooLate.signal }).catch(() => []);
  const resolved = await Promise.race([addresses, timeout]);
  tooLate.abort();
  return resolved;
}

async function systemAddresses(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map((entry) => entry.address);
}

function isReachable(address: string, allowedNetworks: readonly string[]): boolean {
  // A zone (fe80::1%eth0) names one of our own interfaces.
  if (isIP(address) === 0 || address.includes('%')) return false;
  return !isInNetworks(forbiddenNetworks, address) || isInNetworks(networkList(allowedNetworks), address);
}
