import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as mail from '../../src/contract/mail.ts';
import * as model from '../../src/contract/model.ts';
import * as records from '../../src/contract/records.ts';
import type { Route } from '../../src/contract/route.ts';
import * as session from '../../src/contract/session.ts';
import * as setup from '../../src/contract/setup.ts';
import * as system from '../../src/contract/system.ts';
import * as tasks from '../../src/contract/tasks.ts';
import { serveApi } from '../../src/server/http/api.ts';
import { readProcessSettings } from '../../src/server/settings.ts';
import { openBrowser } from '../support/browser.ts';
import { startOffice, type TestOffice } from '../support/office.ts';

const isRoute = (value: unknown): value is Route => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
const routes = [mail, model, records, session, setup, system, tasks].flatMap((module) => Object.values(module)).filter(isRoute);
/** What stands outside of the contract, and why. */
const OUTSIDE = [/^\/api\/openapi\.json$/, /^\/api\/docs(\/|$)/, /^\/assets\//];

const Schema = z.looseObject({ type: z.unknown().optional(), properties: z.record(z.string(), z.unknown()).optional(), anyOf: z.array(z.unknown()).optional(), items: z.unknown().optional() });
const Content = z.object({ content: z.object({ 'application/json': z.object({ schema: Schema }) }) });
const Operation = z.object({
  summary: z.string().min(1), tags: z.array(z.string()).min(1), security: z.array(z.unknown()).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean().optional(), schema: Schema })).default([]),
  requestBody: Content.extend({ required: z.boolean().optional() }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string() }).loose()),
});
const OpenApi = z.object({
  openapi: z.string().regex(/^3\./), info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)), components: z.object({ securitySchemes: z.record(z.string(), z.unknown()) }).loose(),
});

let office: TestOffice;
let app: FastifyInstance;
let document: z.infer<typeof OpenApi>;
let served: Set<string>;
let browser: Browser | undefined;

beforeAll(async () => {
  office = await startOffice();
  served = new Set();
  app = await serveApi(office.house, readProcessSettings({}), office.services, path.resolve('dist/none'), () => undefined);
  await app.ready();
  for (const line of routesOf(app)) served.add(line);
  document = OpenApi.parse(await (await fetch(`${office.url}/api/openapi.json`)).json());
});
afterAll(async () => {
  await browser?.close();
  await app.close();
  await office.close();
});

/** `GET /api/:type/:id` of everything that the server serves. */
function routesOf(server: FastifyInstance): string[] {
  const stack: string[] = [];
  return server.printRoutes({ commonPrefix: false }).split('\n').flatMap((line) => {
    const found = /^((?:[│ ] {3})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/u.exec(line);
    if (!found) return [];
    const [, indent = '', part = '', methods] = found;
    const depth = indent.length / 4;
    stack.splice(depth, Infinity, part);
    return (methods ?? '').split(', ').filter((method) => method !== '' && method !== 'HEAD').map((method) => `${method} ${stack.join('')}`);
  });
}

const operationOf = ({ method, path: at }: Route) => document.paths[at.replaceAll(/:([a-zA-Z]+)/g, '{$1}')]?.[method.toLowerCase()];
const keysOf = (schema: z.ZodType | undefined): string[] => Object.keys(schema instanceof z.ZodObject ? schema.shape : {}).sort();

describe('the contract', () => {
  test('is served, all of it', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.map((route) => `${route.method} ${route.path}`).filter((route) => !served.has(route))).toEqual([]);
  });

  test('holds everything that is served', () => {
    const known = new Set(routes.map((route) => `${route.method} ${route.path}`));
    expect([...served].filter((route) => !known.has(route) && !OUTSIDE.some((outside) => outside.test(route.split(' ')[1] ?? '')))).toEqual([]);
  });

  test('has no address twice', () => {
    expect(new Set(routes.map((route) => `${route.method} ${route.path}`)).size).toBe(routes.length);
  });
});

describe('/api/openapi.json', () => {
  test.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))('describes $name as it is', ({ route }) => {
    const operation = operationOf(route);
    if (!operation) throw new Error('it is not in there');
    expect(operation.summary).toBe(route.summary);
    const named = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
    expect(named('path').map(({ name }) => name).sort()).toEqual(keysOf(route.params));
    expect(named('query').map(({ name }) => name).sort()).toEqual(keysOf(route.query));
    for (const parameter of operation.parameters) expect(parameter.schema, parameter.name).toSatisfy((schema: z.infer<typeof Schema>) => schema.type !== undefined || schema['enum'] !== undefined || schema['const'] !== undefined || schema.anyOf !== undefined);
    for (const parameter of named('path')) expect(parameter.schema['pattern'] ?? parameter.schema['format'] ?? parameter.schema['minimum'], parameter.name).toBeDefined();
    expect(Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {}).sort()).toEqual(keysOf(route.body));
    expect(operation.security?.length === 0).toBe(route.access === 'public');
  });

  test.each(routes.filter(({ answer }) => answer instanceof z.ZodObject).map((route) => ({ name: `${route.method} ${route.path}`, route })))('says what $name answers', ({ route }) => {
    const answer = Content.parse(operationOf(route)?.responses['200']);
    expect(Object.keys(answer.content['application/json'].schema.properties ?? {}).sort()).toEqual(keysOf(route.answer));
  });

  test('holds no address that is not served, and no reference to nothing', () => {
    expect(Object.entries(document.paths).flatMap(([at, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${at.replaceAll(/\{([a-zA-Z]+)\}/g, ':$1')}`)).filter((route) => !served.has(route))).toEqual([]);
    const written = JSON.stringify(document);
    const components: Record<string, unknown> = document.components;
    for (const [, place = '', name = ''] of written.matchAll(/"#\/components\/([a-zA-Z]+)\/([^"]+)"/g)) expect(components[place], `${place}/${name}`).toHaveProperty(name);
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(['apiKey', 'session']);
  });
});

test('/api/health says that the server and its database answer', async () => {
  expect(system.health.answer.parse(await (await fetch(`${office.url}/api/health`)).json())).toMatchObject({ status: 'ok', database: true });
});

describe('/api/docs', () => {
  test('runs no script that stands in the page itself', async () => {
    const answer = await fetch(`${office.url}/api/docs/`);
    const html = await answer.text();
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
    for (const [, attributes = '', body = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).toMatch(/src="\.?\//);
      expect(body.trim()).toBe('');
    }
  });

  test('shows every part of the API in a real browser, and breaks no rule of the page’s', async () => {
    browser = await openBrowser();
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${office.url}/api/docs`);
    await page.waitForSelector('.opblock-tag');
    const tags = await page.locator('.opblock-tag').evaluateAll((elements) => elements.map((element) => element.getAttribute('data-tag')));
    expect(new Set(tags)).toEqual(new Set(routes.map(({ tag }) => tag)));
    expect(complaints).toEqual([]);
  }, 60_000);
});
