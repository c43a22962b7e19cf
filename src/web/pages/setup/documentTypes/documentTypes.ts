import { call, type Answer } from '../../../client.ts';

export type DocumentType = Answer<'listDocumentTypes'>[number];

export const documentTypesQuery = {
  queryKey: ['setup', 'document-types'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call('listDocumentTypes', { signal }),
};

/** From nothing on first; only for the eye, so a float will do. */
export function byAmount(left: DocumentType['tiers'][number], right: DocumentType['tiers'][number]): number {
  return Number(left.fromAmount ?? -1) - Number(right.fromAmount ?? -1);
}
