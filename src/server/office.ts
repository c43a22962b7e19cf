import type { Language, Labels, RecordType } from '../model/record.ts';
import { compile, type Model } from '../model/compile.ts';
import { noteDatabaseSystem } from './accounts/mail-hold.ts';
import { openSecrets } from './accounts/secrets.ts';
import { installationId, openRegistry, upgradeAll, upgradeInstallation, type Registry } from './accounts/registry.ts';
import type { Installation } from './account-set.ts';
import { openDatabases, type Databases } from './database/open.ts';
import { openSignal } from './database/signal.ts';
import { fileStore } from './files/store.ts';
import { closePrinter } from './print/render.ts';
import type { ProcessSettings } from './settings.ts';
import path from 'node:path';

/** The product as data, as `src/office` says it. */
export type Product = { areas: readonly { name: string; labels: Record<Language, string> }[]; types: readonly { type: RecordType; labels: Labels }[] };

/** Everything of a running installation but its doors: database, model, files, account sets. */
export type House = { model: Model; databases: Databases; installation: Installation; registry: Registry; close(): Promise<void> };

/** Opens the database, brings every account set up to date, and gives what the doors and the jobs need. */
export async function openHouse(settings: ProcessSettings, product: Product, log: (line: string) => void): Promise<House> {
  const model = compile(product.types.map(({ type }) => type));
  const databases = await openDatabases({ dataFolder: settings.dataFolder, url: settings.databaseUrl, directUrl: settings.databaseDirectUrl, poolSize: settings.databasePool }, log);
  const { administrator, application } = databases;
  await upgradeInstallation(administrator.pool);
  const failed = await upgradeAll(administrator.pool, model, log);
  if (await noteDatabaseSystem(administrator.pool, databases.cluster)) log('This database is a copy of another one: it sends no mail until an administrator releases it (Set-up, Outgoing mail).');
  const signal = await openSignal(application.pool, application.direct, log);
  const installation: Installation = {
    id: await installationId(administrator.pool),
    publicUrl: settings.publicUrl,
    secrets: await openSecrets(settings.secretKeyFile),
    files: fileStore(path.join(settings.dataFolder, 'files')),
    signal, log,
    allowedNetworks: settings.allowedNetworks,
    product: { areas: product.areas, labels: new Map(product.types.map(({ type, labels }) => [type.name, labels])) },
  };
  const registry = await openRegistry(application.pool, model, installation, failed);
  return {
    model, databases, installation, registry,
    async close() {
      await signal.close();
      await closePrinter();
      await databases.close();
    },
  };
}
