import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { connectOutbound, networkList, outboundTarget, type OutboundPolicy } from './outbound-connection.ts';

/** A resolver that knows one name, and counts how often it was asked. */
function resolving(addresses: string[], allowedNetworks: string[] = []): OutboundPolicy & { asked: number } {
  const policy = { allowedNetworks, asked: 0, resolve: async () => { policy.asked += 1; return addresses; } };
  return policy;
}

describe('outboundTarget', () => {
  test('gives the checked address, and the name for the certificate', async () => {
    expect(await outboundTarget('mail.example.cn', resolving(['8.8.8.8', '8.8.4.4']))).toEqual({ address: '8.8.8.8', servername: 'mail.example.cn' });
    expect(await outboundTarget('2606:4700::1111', { allowedNetworks: [] })).toEqual({ address: '2606:4700::1111', servername: undefined });
  });

  test.concurrent.each([
    '127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.100.100.200', '168.63.129.16', '0.0.0.0', '224.0.0.1',
    '::1', '::', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%lo', '2002:7f00:1::', '::127.0.0.1',
  ])('%s is forbidden', async (address) => {
    await expect(outboundTarget(address, { allowedNetworks: [] })).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(outboundTarget('mail.example.cn', resolving([address]))).rejects.toMatchObject({ reason: 'forbidden' });
  });

  test('one forbidden address among good ones is enough', async () => {
    await expect(outboundTarget('rebind.example.cn', resolving(['8.8.8.8', '127.0.0.1']))).rejects.toMatchObject({ reason: 'forbidden' });
  });

  test('numbers in disguise are resolved, then checked', async () => {
    await expect(outboundTarget('2130706433', { allowedNetworks: [] })).rejects.toMatchObject({ reason: 'forbidden' });
  });

  test('allowed networks open exactly what they name', async () => {
    const allowed = { allowedNetworks: ['10.1.0.0/16', 'fd00::/8', '192.168.1.5'] };
    for (const address of ['10.1.255.1', 'fd12::1', '192.168.1.5']) expect((await outboundTarget(address, allowed)).address).toBe(address);
    await expect(outboundTarget('10.2.0.1', allowed)).rejects.toMatchObject({ reason: 'forbidden' });
  });

  test('a name without address, and a resolver that fails, are the same', async () => {
    await expect(outboundTarget('nowhere.example', resolving([]))).rejects.toMatchObject({ reason: 'dns' });
    await expect(outboundTarget('nowhere.example', { allowedNetworks: [], resolve: () => Promise.reject(new Error('SERVFAIL')) })).rejects.toMatchObject({ reason: 'dns' });
  });

  test('a refusal takes a whole second, whatever was found out how fast', async () => {
    for (const host of ['127.0.0.1', 'quick.example']) {
      const startedAt = performance.now();
      await expect(outboundTarget(host, resolving(['10.0.0.1']))).rejects.toThrow();
      // Timers may be late on a busy machine, but never early.
      expect(performance.now() - startedAt).toBeGreaterThan(990);
    }
  });

  test('a wrong network is named', () => {
    for (const wrong of ['10.0.0.0/33', '10.0.0/8', 'example.cn', '10.0.0.0/', 'fd00::/8/1']) expect(() => networkList([wrong])).toThrow(wrong);
  });
});

describe('connectOutbound', () => {
  test('connects to the address that was checked, asking the resolver once', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const policy = resolving(['127.0.0.1'], ['127.0.0.0/8']);
    const socket = await connectOutbound('mail.example.cn', address.port, policy);
    expect(socket.remoteAddress).toBe('127.0.0.1');
    expect(policy.asked).toBe(1);
    socket.destroy();
    server.close();
    await once(server, 'close');
    await expect(connectOutbound('mail.example.cn', address.port, policy)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
