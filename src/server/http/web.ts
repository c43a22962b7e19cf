import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/common.ts';
import { sendProblem } from './problem.ts';

/** Serves the built browser side; every address that is no file and no API is the application's own. */
export async function serveWeb(app: FastifyInstance, folder: string, notFound: (request: FastifyRequest) => Promise<Problem>): Promise<void> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null);
  if (page !== null) {
    await app.register(fastifyStatic, {
      root: path.join(folder, 'assets'), prefix: '/assets/', preCompressed: true, decorateReply: false, immutable: true, maxAge: '365d',
      schemaHide: true,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/') || request.method !== 'GET' || page === null) {
      return sendProblem(reply, await notFound(request));
    }
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
