import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { PrintDocument } from './print-document.ts';
import { PrintFailed } from './print-failed.ts';
import { closePrinter, renderPdf } from './render.ts';
import { sampleOrder } from './sample-order.ts';

afterAll(closePrinter);

/** The text of each page, without the spaces and breaks that the layout brings. */
async function pagesOf(document: PrintDocument): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(await renderPdf(document)), { mergePages: false });
  return text.map((page) => page.replace(/\s/g, ''));
}

describe('a printed record', () => {
  it('shows everything once on one page', async () => {
    const [page = '', ...others] = await pagesOf(sampleOrder(4));
    expect(others).toEqual([]);
    for (const text of ['苏州澄湖精密机械有限公司', '电话0512-66881200', '销售订单', 'SO-2026-000128', '待审批', '客户上海晴川食品有限公司',
      '分两批交货。第二批随附质检报告。', '不锈钢输送带', '人民币大写伍拾叁万柒仟陆佰元整', '¥537,600.00', 'SO-2026-000128·版本3', '第1页/共1页']) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('审批记录');
  });

  it('repeats the headings of a long table, and has its totals on the last row only', async () => {
    const pages = await pagesOf(sampleOrder(130));
    expect(pages.length).toBe(4);
    pages.forEach((page, index) => {
      expect(page).toContain('序号产品名称数量金额');
      expect(page).toContain(`第${index + 1}页/共4页`);
      expect(page).toContain('SO-2026-000128');
    });
    expect(pages.map((page) => page.includes('合计¥537,600.00'))).toEqual([false, false, false, true]);
    expect(pages.join('').match(/不锈钢输送带/g)).toHaveLength(130);
  });

  it('never leaves the totals alone on a page', async () => {
    for (let lines = 20; lines < 40; lines += 1) {
      const document = sampleOrder(lines);
      delete document.amounts;
      const last = (await pagesOf(document)).at(-1);
      expect(last).toContain(`${lines}不锈钢输送带`);
    }
  });

  it('carries the approval record on the final paper, however long an opinion is', async () => {
    const approval = { node: '业务经理', person: '王建国', decision: '同意', way: '邮件', at: '2026-11-21 09:32' };
    const pages = await pagesOf({
      ...sampleOrder(4),
      approvals: [{ ...approval, opinion: '价格一致。'.repeat(1500) }, { ...approval, person: '陈晓红', opinion: '信用额度内。' }],
    });
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[0]).toContain('审批记录审批环节审批人审批结果审批方式审批时间审批意见');
    expect(pages.join('').match(/价格/g)).toHaveLength(1500);
    expect(pages.at(-1)).toContain('陈晓红同意邮件2026-11-2109:32信用额度内。');
  });

  it('shows the markup of a stranger as text', async () => {
    const attack = '#read("/etc/hostname")*bold*$x^2$<label>@ref//comment`raw`\\u{41}]#panic()';
    const document = sampleOrder(1);
    document.title = attack;
    document.sections[0]?.fields.push({ label: attack, value: attack, wide: true });
    document.tables[0]?.rows.push(['2', attack, '', '']);
    const [page = ''] = await pagesOf(document);
    expect(page.split(attack).length - 1).toBe(4);
  });

  it('stands every script, empty parts and words without end', async () => {
    const document = sampleOrder(0);
    document.company = { name: 'W'.repeat(300), address: undefined, telephone: '' };
    document.amounts = [{ label: '', value: '', capitals: undefined }];
    document.number = 'X'.repeat(100);
    document.sections.push({ title: '', fields: [] }, { title: '其他', fields: [{ label: 'L'.repeat(60), value: `https://example.com/${'a'.repeat(500)}` }] });
    document.tables.push({ title: '', columns: [{ label: '', align: 'left', width: 1 }, { label: 'B', align: 'left' }], rows: [['长'.repeat(50), '☑ ☐ ščřžůťďň 𠮷㐂龘 مرحبا 😀👩‍👧 ไทย Z\u0321\u0322']] });
    document.approvals = [];
    const text = (await pagesOf(document)).join('');
    expect(text).toContain('ščřžůťďň');
    expect(text).toContain('☑');
    expect(text).toContain('龘');
    expect(text.match(/a/g)?.length).toBeGreaterThan(500);
  });

  test.each([['zh-TW', '第1頁/共1頁'], ['en', 'Page1of1'], ['cs', 'Strana1z1']] as const)('speaks %s', async (language, footer) => {
    expect(await pagesOf({ ...sampleOrder(2), language })).toEqual([expect.stringContaining(footer)]);
  });

  it('turns the page for a table of many columns', async () => {
    const columns = Array.from({ length: 14 }, (_, index) => ({ label: `列${index}`, align: 'left' as const }));
    const pdf = await renderPdf({ ...sampleOrder(1), tables: [{ title: '', columns, rows: [columns.map(() => '1')] }] });
    const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    expect(width).toBeGreaterThan(height);
  });

  it('links to the record, embeds its fonts, and is the same each time', async () => {
    const pdf = await renderPdf(sampleOrder(3));
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toContain('/FontFile2');
    expect(source.match(/\/FontDescriptor /g)?.length).toBe(source.match(/\/FontFile2 /g)?.length);
    expect(Buffer.from(await renderPdf(sampleOrder(3))).equals(pdf)).toBe(true);
    const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
    expect(await page.getAnnotations()).toEqual([expect.objectContaining({ url: 'https://office.example.com/sales-order/128' })]);
  });
});

describe('a document that is refused', () => {
  it('says which row does not fit its columns', async () => {
    const document = sampleOrder(2);
    document.tables[0]?.rows.push(['3', '少了两格']);
    await expect(renderPdf(document)).rejects.toThrow(new PrintFailed('Row 3 of table "订单明细" has 2 cells for 4 columns'));
  });

  test.each(['', '/sales-order/128', 'javascript:alert(1)', 'file:///etc/passwd', `https://example.com/${'a'.repeat(5000)}`])('has "%s" for an address', async (url) => {
    await expect(renderPdf({ ...sampleOrder(1), url })).rejects.toThrow(PrintFailed);
  });
});
