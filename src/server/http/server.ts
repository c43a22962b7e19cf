import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { ZodError } from 'zod';
import type { Problem } from '../../contract/common.ts';
import type { Language } from '../../model/record.ts';
import { readSetting, SETTINGS } from '../accounts/settings.ts';
import { UnknownType } from '../account-set.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from './context.ts';
import { problemOf, sendProblem } from './problem.ts';
import { serveWeb } from './web.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

/** The proxy before us is believed, and nothing that a client wrote into X-Forwarded-For before it. */
const isOurProxy = (_address: string, hop: number) => hop === 0;
const BODY_LIMIT_BYTES = 5 * 1024 * 1024;
const LANGUAGES: readonly Language[] = ['zh-CN', 'zh-TW', 'en', 'cs'];

export type ServerOptions = { log: (line: string) => void; webFolder: string; secure: boolean; trustProxy: boolean };

/** A fastify instance with everything that is the same for all routes; routes are added by the caller, then `listen`. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: BODY_LIMIT_BYTES, trustProxy: options.trustProxy ? isOurProxy : false, logger: false, routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => void describe(error, request, options.log).then((problem) => sendProblem(reply, problem)),
  });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(async (error: FastifyError | Refusal | ZodError, request, reply) => sendProblem(reply, await describe(error, request, options.log)));
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'], connectSrc: ["'self'"], frameSrc: ["'self'", 'blob:'], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: options.secure,
    xFrameOptions: { action: 'sameorigin' },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(swagger, {
    openapi: {
      info: { title: 'Countersign 会签', version: '1', description: 'Records, approvals and mail of one account set. Errors are problem details (RFC 9457).' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'countersign' }, apiKey: { type: 'http', scheme: 'bearer' } } },
      security: [{ session: [] }, { apiKey: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs' });
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.type('application/json').send(JSON.stringify(app.swagger())));
  await serveWeb(app, options.webFolder, (request) => describe(new Refusal('NotFound'), request, options.log));
  return app;
}

/** In the language of who asks and, for times, in the zone of his account set. */
async function describe(error: FastifyError | Refusal | ZodError, request: FastifyRequest, log: (line: string) => void): Promise<Problem> {
  const { caller } = request;
  const refusal = refusalFrom(error, request, log);
  const tellsTime = caller !== undefined && ('at' in refusal.data || 'until' in refusal.data);
  const timeZone = tellsTime ? (await readSetting(caller.set.pool, caller.set, SETTINGS.company)).timeZone : 'UTC';
  return problemOf(refusal, caller?.language ?? preferredLanguage(request), timeZone);
}

function refusalFrom(error: FastifyError | Refusal | ZodError, request: FastifyRequest, log: (line: string) => void): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof UnknownType) return new Refusal('NotFound');
  if (error instanceof ZodError) return new Refusal('InvalidInput', { issues: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) });
  if (error.statusCode === 413) return new Refusal('TooLarge', { limit: `${BODY_LIMIT_BYTES / 1024 / 1024} MB` });
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new Refusal('InvalidInput', { issues: [error.message] });
  const reference = randomUUID().slice(0, 8);
  // The route's pattern, not its address: no personal data in logs.
  log(`Error ${reference} at ${request.method} ${request.routeOptions.url ?? '?'}: ${error.stack ?? error.message}`);
  return new Refusal('Failed', { reference });
}

/** For those who are not signed in: the first language of the browser's that we speak. */
function preferredLanguage(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => language.toLowerCase() === tag) ?? (tag.startsWith('zh-hant') || tag === 'zh-hk' ? 'zh-TW' : undefined)
      ?? LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === tag.split('-')[0]);
    if (found) return found;
  }
  return 'zh-CN';
}
