import type { FastifyInstance } from 'fastify';
import { health } from '../../contract/system.ts';
import { first, sql } from '../database/query.ts';
import type { House } from '../office.ts';
import type { Services } from '../services.ts';
import type { ProcessSettings } from '../settings.ts';
import { countAttempts, FREE_ATTEMPTS } from './attempts.ts';
import { serveMail } from './mail.ts';
import { serveModel } from './model.ts';
import { servePdf } from './pdf.ts';
import { serveRecords } from './records.ts';
import { serveSandbox } from './sandbox.ts';
import { servePublic, type Serving } from './serve.ts';
import { createServer } from './server.ts';
import { serveSession } from './session.ts';
import { serveSetup } from './setup/setup.ts';
import { serveSubmission } from './submission.ts';
import { serveTasks } from './tasks.ts';

/** The HTTP side of a house, ready to listen. */
export async function serveApi(house: House, settings: ProcessSettings, services: Services, webFolder: string, log: (line: string) => void): Promise<FastifyInstance> {
  const secure = settings.publicUrl.startsWith('https:');
  const app = await createServer({ log, webFolder, secure, trustProxy: settings.trustProxy });
  const serving: Serving = { app, registry: house.registry, attempts: countAttempts(FREE_ATTEMPTS.login), checkAnswers: settings.validateAnswers };
  servePublic(serving, health, async () => {
    const database = await first<{ one: number }>(house.databases.application.pool, sql`select 1 as one`).then(() => true, () => false);
    return { status: database ? ('ok' as const) : ('degraded' as const), database, version: '0.1.0' };
  });
  serveSession(serving, secure);
  serveModel(serving);
  serveTasks(serving);
  serveMail(serving);
  serveSandbox(serving, services);
  serveSetup(serving);
  serveSubmission(serving);
  servePdf(serving);
  serveRecords(serving);
  return app;
}
