import { open, rename, rm } from 'node:fs/promises';
import type { HumanCells } from '@palmares/contest/mirror';
import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node';
import { headerNames } from './match-rows.ts';
import { type CellValue, type Column, HIDDEN_COLUMNS, type Tab, type Workbook } from './workbook-model.ts';
import { type XlsxContent, xlsxFeature } from './xlsx-feature.ts';

/** What Excel takes in one cell. */
const CELL_LENGTH = 32_767;
const PIXELS_PER_CHARACTER = 7;

const TONES = {
  title: { textColor: '#0B3D91', fontWeight: 'bold', fontSize: 14 },
  note: { textColor: '#5B6472', fontStyle: 'italic' },
  warning: { textColor: '#B42318', fontWeight: 'bold', fontSize: 14 },
} as const;

/** The workbook as an `.xlsx` with the layout of the spreadsheet and what people wrote there. */
export async function renderXlsx(workbook: Workbook, kept: ReadonlyMap<string, HumanCells>): Promise<Buffer> {
  const sheets = workbook.tabs.map((tab) => toSheet(tab, kept));
  return writeExcelFile(sheets, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [xlsxFeature(workbook.tabs)],
  }).toBuffer();
}

/** Puts the `.xlsx` in its place whole: who opens it sees the last one or this one, never half of it. */
export async function writeXlsx(path: string, content: Buffer): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function toSheet(tab: Tab, kept: ReadonlyMap<string, HumanCells>): Sheet<XlsxContent> {
  const top = tab.top.map((line) => [toCell(line.key), null, { ...toCell(line.text), ...TONES[line.tone] }]);
  const header = headerNames(tab).map(
    (name): CellObject => ({
      ...toCell(name),
      fontWeight: 'bold',
      textColor: '#FFFFFF',
      backgroundColor: '#1F2A37',
      alignVertical: 'center',
      wrap: true,
    }),
  );
  const body = tab.rows.map((row, index) => {
    const human = kept.get(row.key);
    let owned = 0;
    const visible = tab.columns.map((column) => {
      const value =
        column.human === undefined ? (row.cells[owned++] ?? null) : (human?.[column.human] ?? null);
      return styleCell(tab, column, value, tab.aboveCut === index + 1);
    });
    return [toCell(row.key), toCell(row.order), ...visible];
  });
  return {
    sheet: tab.title,
    data: [...top, header, ...body],
    columns: [
      ...Array.from({ length: HIDDEN_COLUMNS }, () => ({ width: 10 })),
      ...tab.columns.map((column) => ({ width: Math.round(column.width / PIXELS_PER_CHARACTER) })),
    ],
    stickyRowsCount: tab.top.length + 1,
  };
}

function styleCell(tab: Tab, column: Column, value: CellValue, lastAboveCut: boolean): CellObject {
  const mark =
    typeof value === 'string'
      ? tab.marks.find((one) => one.header === column.header && value.includes(one.contains))
      : undefined;
  const background = mark?.background ?? (column.human === undefined ? undefined : '#FFFBEB');
  return {
    ...toCell(value),
    alignVertical: 'center',
    ...(column.shows === 'centred' ? { align: 'center' as const } : {}),
    ...(typeof value === 'number' && column.shows === 'decimal' ? { format: '0.00' } : {}),
    ...(column.human === 'commentaire' ? { wrap: true } : {}),
    ...(background === undefined ? {} : { backgroundColor: background }),
    ...(lastAboveCut ? { bottomBorderStyle: 'thick' as const, bottomBorderColor: '#B42318' } : {}),
  };
}

// Text is typed as text: a title that begins with = stays one.
function toCell(value: CellValue): CellObject {
  if (value === null || value === '') return {};
  if (typeof value === 'number') return { value, type: Number };
  return { value: value.slice(0, CELL_LENGTH), type: String };
}
