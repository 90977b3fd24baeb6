import { colour } from './sheet-requests.ts';
import type { SheetsRequest } from './sheets-client.ts';
import { type Column, HIDDEN_COLUMNS, type Tab } from './workbook-model.ts';

const INK = '#1F2A37';
const TOP_TONES = {
  title: { foregroundColorStyle: colour('#0B3D91'), bold: true, fontSize: 14 },
  note: { foregroundColorStyle: colour('#5B6472'), italic: true, fontSize: 10 },
  warning: { foregroundColorStyle: colour('#B42318'), bold: true, fontSize: 14 },
};

/** Widths, hidden columns, and how each column of the body looks. */
export function formatColumns(tab: Tab, bodyStart: number): SheetsRequest[] {
  const { sheetId } = tab;
  const widths = tab.columns.map((column, at) => ({
    updateDimensionProperties: {
      range: columnSpan(sheetId, HIDDEN_COLUMNS + at, HIDDEN_COLUMNS + at + 1),
      properties: { pixelSize: column.width },
      fields: 'pixelSize',
    },
  }));
  const formats = tab.columns.map((column, at) => ({
    repeatCell: {
      range: {
        sheetId,
        startRowIndex: bodyStart,
        startColumnIndex: HIDDEN_COLUMNS + at,
        endColumnIndex: HIDDEN_COLUMNS + at + 1,
      },
      cell: { userEnteredFormat: formatOf(column) },
      fields:
        'userEnteredFormat(numberFormat,horizontalAlignment,verticalAlignment,wrapStrategy,backgroundColorStyle,textFormat)',
    },
  }));
  return [
    {
      updateDimensionProperties: {
        range: columnSpan(sheetId, 0, HIDDEN_COLUMNS),
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
    ...widths,
    ...formats,
  ];
}

// Human columns are plain text, so that a date or a number stays as it was typed.
function formatOf(column: Column) {
  return {
    numberFormat:
      column.human !== undefined
        ? { type: 'TEXT' }
        : column.shows === 'decimal'
          ? { type: 'NUMBER', pattern: '0.00' }
          : undefined,
    horizontalAlignment:
      column.shows === 'centred' ? 'CENTER' : column.shows === 'decimal' ? 'RIGHT' : 'LEFT',
    verticalAlignment: 'MIDDLE',
    wrapStrategy: column.human === undefined ? 'CLIP' : 'WRAP',
    backgroundColorStyle: column.human === undefined ? undefined : colour('#FFFBEB'),
  };
}

/** How the lines above the body look, the names of the columns among them. */
export function formatTop(tab: Tab, bodyStart: number): SheetsRequest[] {
  const first = bodyStart - tab.top.length - 1;
  const lines = tab.top.map((line, at) => ({
    repeatCell: {
      range: { sheetId: tab.sheetId, startRowIndex: first + at, endRowIndex: first + at + 1 },
      cell: { userEnteredFormat: { textFormat: TOP_TONES[line.tone], wrapStrategy: 'OVERFLOW_CELL' } },
      fields: 'userEnteredFormat(textFormat,wrapStrategy)',
    },
  }));
  const header = {
    repeatCell: {
      range: {
        sheetId: tab.sheetId,
        startRowIndex: bodyStart - 1,
        endRowIndex: bodyStart,
        endColumnIndex: HIDDEN_COLUMNS + tab.columns.length,
      },
      cell: {
        userEnteredFormat: {
          textFormat: { bold: true, foregroundColorStyle: colour('#FFFFFF') },
          backgroundColorStyle: colour(INK),
          verticalAlignment: 'MIDDLE',
          wrapStrategy: 'WRAP',
        },
      },
      fields: 'userEnteredFormat(textFormat,backgroundColorStyle,verticalAlignment,wrapStrategy)',
    },
  };
  return [...lines, header];
}

function columnSpan(sheetId: number, startIndex: number, endIndex: number) {
  return { sheetId, dimension: 'COLUMNS', startIndex, endIndex };
}
