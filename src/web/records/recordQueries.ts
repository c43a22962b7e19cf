import { queryOptions } from '@tanstack/react-query';
import { call, type CallInput } from '../client.ts';

type ListQuery = NonNullable<CallInput<'listRecords'>['query']>;

/** All that is known of one record stands under one key, so that one act can refresh it at once. */
export const recordKey = (type: string, id: string) => ['record', type, id] as const;

export const recordQuery = (type: string, id: string) => queryOptions({
  queryKey: [...recordKey(type, id), 'record'], queryFn: ({ signal }) => call('readRecord', { params: { type, id }, signal }),
});
export const progressQuery = (type: string, id: string) => queryOptions({
  queryKey: [...recordKey(type, id), 'progress'], queryFn: ({ signal }) => call('readProgress', { params: { type, id }, signal }),
});
export const recordMailQuery = (type: string, id: string) => queryOptions({
  queryKey: [...recordKey(type, id), 'mail'], queryFn: ({ signal }) => call('listRecordMail', { params: { type, id }, signal }),
});
export const previewQuery = (type: string, id: string, rowVersion: number) => queryOptions({
  queryKey: [...recordKey(type, id), 'preview', rowVersion], queryFn: ({ signal }) => call('previewSubmission', { params: { type, id }, signal }), staleTime: 0,
});
export const listQuery = (type: string, query: ListQuery) => queryOptions({
  queryKey: ['records', type, query], queryFn: ({ signal }) => call('listRecords', { params: { type }, query, signal }),
});
export const mailQuery = (id: string) => queryOptions({
  queryKey: ['mail', id], queryFn: ({ signal }) => call('readMail', { params: { id }, signal }), staleTime: Infinity,
});
