import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Workbook } from '../src/workbook-model.ts';
import { renderXlsx, writeXlsx } from '../src/xlsx.ts';
import { workbookOf } from './people-stage.ts';
import { unzip } from './unzip.ts';

const DECISIONS = ['finaliste', "liste d'attente"];

function sample(): Workbook {
  const { tabs, hash } = workbookOf(['A-1', 'A-2', '=1+1']);
  const [tab] = tabs;
  if (tab === undefined) throw new Error('No tab');
  const columns = tab.columns.map((column) =>
    column.human === 'decision' ? { ...column, choices: DECISIONS } : column,
  );
  return { tabs: [{ ...tab, columns, aboveCut: 2 }], hash };
}

async function render(): Promise<Map<string, string>> {
  const cells = { code: 'A-2', commentaire: '=DANGER() & <co>', decision: 'finaliste' };
  return unzip(await renderXlsx(sample(), new Map([['A-2', cells]])));
}

test('the file holds what the spreadsheet shows, people’s words included, as text that is never run', async () => {
  const files = await render();
  const texts = files.get('xl/sharedStrings.xml') ?? '';
  for (const text of ['=1+1', '=DANGER() &amp; &lt;co&gt;', 'finaliste', 'Commentaire']) {
    expect(texts).toContain(`<t>${text}</t>`);
  }
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<v>20</v>');
  expect(files.get('xl/workbook.xml')).toContain('name="Tab"');
});

test('the layout is the same: frozen lines, hidden columns, choices, a thick line under the cut', async () => {
  const files = await render();
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toMatch(/<pane ySplit="2"[^>]*state="frozen"/);
  expect(sheet.match(/<col [^>]*hidden="1"/g)).toHaveLength(2);
  expect(sheet).toMatch(
    /<dataValidation type="list"[^>]*sqref="G3:G5"><formula1>"finaliste,liste d'attente"/,
  );
  expect(files.get('xl/styles.xml')).toContain('<bottom style="thick">');
});

test('it is put in place whole, over an older one, and leaves nothing else behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-xlsx-'));
  try {
    const path = join(folder, 'palmares.xlsx');
    await writeXlsx(path, Buffer.from('old'));
    await writeXlsx(path, Buffer.from('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['palmares.xlsx']);
    await expect(writeXlsx(join(folder, 'absent', 'palmares.xlsx'), Buffer.from(''))).rejects.toThrow(
      'ENOENT',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
