import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/**
 * What the client has said: a command line, `text` for the first bytes of the message, `.` for
 * its end, `connected` before anything was said.
 */
export type SmtpMoment = { said: string; connection: number };

/** A reply, `drop` to destroy the connection, or undefined for the usual reply. */
export type SmtpReaction = string | 'drop' | undefined;

export type HostileSmtp = {
  port: number;
  /** Messages read to their final dot. */
  textsReceived(): number;
  connections(): number;
  stop(): Promise<void>;
};

/** An SMTP server that reacts as a test wants it to, at any moment of a conversation. */
export async function startHostileSmtp(react: (moment: SmtpMoment) => SmtpReaction): Promise<HostileSmtp> {
  let textsReceived = 0;
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = ++connections;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    const answer = (said: string, usual: string) => {
      const reaction = react({ said, connection }) ?? usual;
      if (reaction === 'drop') socket.destroy();
      else if (reaction !== '') socket.write(`${reaction}\r\n`);
    };
    converse(socket, answer, () => { textsReceived += 1; });
    answer('connected', '220 hostile.test ESMTP');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    port: address.port,
    textsReceived: () => textsReceived,
    connections: () => connections,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function converse(socket: Socket, answer: (said: string, usual: string) => void, textReceived: () => void): void {
  let pending = '';
  let isText = false;
  let textBegan = false;
  socket.on('data', (chunk: Buffer) => {
    pending += chunk.toString('latin1');
    for (;;) {
      if (isText && !textBegan && pending !== '') {
        textBegan = true;
        answer('text', '');
      }
      const end = isText ? '\r\n.\r\n' : '\r\n';
      const at = pending.indexOf(end);
      if (at < 0 || socket.destroyed) return;
      const line = pending.slice(0, at);
      pending = pending.slice(at + end.length);
      if (isText) {
        isText = false;
        textBegan = false;
        textReceived();
        answer('.', '250 2.0.0 taken');
      } else {
        isText = line === 'DATA';
        answer(line, isText ? '354 go on' : '250 2.0.0 fine');
      }
    }
  });
}
