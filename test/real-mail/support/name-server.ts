import { createSocket } from 'node:dgram';
import { getServers, setServers } from 'node:dns';
import { once } from 'node:events';

const TXT = 16;
const NO_SUCH_NAME = 3;

/**
 * A name server on loopback that knows these TXT records and nothing else; this process asks it, and only it, until it is stopped.
 * @param texts name → text, for DKIM keys and DMARC policies
 */
export async function startNameServer(texts: Readonly<Record<string, string>>): Promise<{ stop(): Promise<void> }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => socket.send(answer(query, texts), port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const before = getServers();
  setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    async stop() {
      setServers(before);
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** RFC 1035: the question again, and a TXT record for it if there is one. A name above a known one exists, but has no record. */
function answer(query: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const labels: string[] = [];
  let position = 12;
  for (let length = query[position] ?? 0; length > 0; length = query[position] ?? 0) {
    labels.push(query.toString('latin1', position + 1, position + 1 + length));
    position += 1 + length;
  }
  const question = query.subarray(12, position + 5);
  const name = labels.join('.').toLowerCase();
  const text = query.readUInt16BE(position + 1) === TXT ? texts[name] : undefined;
  const exists = Object.keys(texts).some((known) => known === name || known.endsWith(`.${name}`));
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | (exists ? 0 : NO_SUCH_NAME), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(text === undefined ? 0 : 1, 6);
  return Buffer.concat([header, question, text === undefined ? Buffer.alloc(0) : record(text)]);
}

function record(text: string): Buffer {
  const strings = (text.match(/.{1,255}/gs) ?? []).map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]));
  const data = Buffer.concat(strings);
  // The name is that of the question; class IN, a minute to live.
  const fields = Buffer.from([0xc0, 12, 0, TXT, 0, 1, 0, 0, 0, 60, 0, 0]);
  fields.writeUInt16BE(data.length, 10);
  return Buffer.concat([fields, data]);
}
