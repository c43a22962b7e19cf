import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** The content-addressed store of an installation: one folder an account set, one file a content. */
export type FileStore = {
  /** Stores bytes durably and gives their SHA-256 in hex; the same bytes are stored once. */
  put(accountSet: string, bytes: Uint8Array): Promise<string>;
  /** @throws when there is no such content. */
  get(accountSet: string, sha256: string): Promise<Buffer>;
};

const SHA256 = /^[0-9a-f]{64}$/;

export function fileStore(folder: string): FileStore {
  const place = (accountSet: string, sha256: string) => {
    if (!SHA256.test(sha256)) throw new Error('not a SHA-256');
    return path.join(folder, accountSet, sha256.slice(0, 2), sha256);
  };
  return {
    async put(accountSet, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = place(accountSet, sha256);
      if (await stat(file).then((found) => found.size === bytes.byteLength, () => false)) {
        // Whoever stored it may not have got as far as this.
        await syncFolder(path.dirname(file));
        return sha256;
      }
      const made = await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      if (made !== undefined) await syncFolder(path.dirname(path.dirname(file)));
      const unfinished = `${file}.${randomUUID()}`;
      await writeSynced(unfinished, bytes);
      await rename(unfinished, file);
      await syncFolder(path.dirname(file));
      return sha256;
    },
    get: (accountSet, sha256) => readFile(place(accountSet, sha256)),
  };
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file's name is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
