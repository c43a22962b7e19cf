import type { Serving } from '../serve.ts';
import { serveCompany } from './company.ts';
import { serveDocumentTypes } from './document-types.ts';
import { serveFlows } from './flows.ts';
import { serveKeys } from './keys.ts';
import { serveMailServers } from './mail-servers.ts';

/** What an administrator sets up in the browser. */
export function serveSetup(serving: Serving): void {
  serveCompany(serving);
  serveMailServers(serving);
  serveDocumentTypes(serving);
  serveFlows(serving);
  serveKeys(serving);
}
