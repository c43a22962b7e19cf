import { recordPdf } from '../../contract/records.ts';
import { typeOf } from '../account-set.ts';
import { paperOf } from '../papers/paper.ts';
import { readRecord } from '../records/read.ts';
import { sendFile } from './mail.ts';
import { serve, type Serving } from './serve.ts';

export function servePdf(serving: Serving): void {
  serve(serving, recordPdf, async ({ set, actor }, { params, query, reply }) => {
    const type = typeOf(set, params.type);
    const record = await readRecord(set.pool, set, actor, type, params.id);
    const paper = await paperOf(set, type, record);
    return sendFile(reply, await set.installation.files.get(set.name, paper.sha256), { name: paper.name, type: 'application/pdf', download: query.download === '1' });
  });
}
