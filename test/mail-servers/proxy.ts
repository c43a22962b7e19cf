import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A connection in the middle, through which a test sees when a server says something, and breaks
 * the line when it wants to.
 */
export async function startProxy(serverPort: number, heard: (chunk: string, breakOff: () => void) => void): Promise<{ port: number; stop(): Promise<void> }> {
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1');
    const breakOff = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', breakOff).on('close', breakOff).on('close', () => open.delete(socket));
    }
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => {
      heard(chunk.toString('latin1'), breakOff);
      if (!client.destroyed) client.write(chunk);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    port: address.port,
    stop: async () => {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
