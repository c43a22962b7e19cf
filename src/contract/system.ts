import { z } from 'zod';
import { route } from './route.ts';

export const health = route({
  method: 'GET', path: '/api/health', tag: 'system', access: 'public', summary: 'Whether the server and its database answer',
  answer: z.object({ status: z.enum(['ok', 'degraded']), database: z.boolean(), version: z.string() }),
});
