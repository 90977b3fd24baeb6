import type { ReadTab } from './read-spreadsheet.ts';
import { LAYOUT_METADATA } from './read-spreadsheet.ts';
import { colour } from './sheet-requests.ts';
import type { SheetsRequest } from './sheets-client.ts';
import { type Column, columnIndex, HIDDEN_COLUMNS, humanColumns, type Tab } from './workbook-model.ts';

/** Grows whenever formats, protections or rules below change: a tab is then provisioned once more. */
export const LAYOUT_VERSION = 1;

const PROTECTION = 'Palmarès : colonnes tenues à jour automatiquement';

const INK = '#1F2A37';
const TOP_TONES = {
  title: { foregroundColorStyle: colour('#0B3D91'), bold: true, fontSize: 14 },
  note: { foregroundColorStyle: colour('#5B6472'), italic: true, fontSize: 10 },
  warning: { foregroundColorStyle: colour('#B42318'), bold: true, fontSize: 14 },
};

/** Makes a tab that is missing: its grid, with room to spare. */
export function addTab(tab: Tab, title: string, index: number): SheetsRequest {
  const frozenRowCount = tab.top.length + 1;
  return {
    addSheet: {
      properties: {
        sheetId: tab.sheetId,
        title,
        index,
        gridProperties: {
          rowCount: frozenRowCount + tab.rows.length + 100,
          columnCount: HIDDEN_COLUMNS + tab.columns.length,
          frozenRowCount,
        },
      },
    },
  };
}

/**
 * Formats, hidden columns, choices, colour rules and protection of one tab, and the layout version that says so.
 * What an earlier layout left is taken away first: colour rules have no identity and would pile up.
 */
export function provisionTab(
  tab: Tab,
  bodyStart: number,
  editor: string,
  old: ReadTab | null,
): SheetsRequest[] {
  return [
    ...(old === null ? [] : [freezeTop(tab, bodyStart), ...withdrawLayout(tab, old)]),
    ...formatColumns(tab, bodyStart),
    ...formatTop(tab, bodyStart),
    ...offerChoices(tab, bodyStart),
    ...tab.marks.map((mark, index) => colourWords(tab, bodyStart, mark, index)),
    protectOwned(tab, bodyStart, editor),
    keepLayoutVersion(tab, old),
  ];
}

function freezeTop(tab: Tab, bodyStart: number): SheetsRequest {
  return {
    updateSheetProperties: {
      properties: { sheetId: tab.sheetId, gridProperties: { frozenRowCount: bodyStart } },
      fields: 'gridProperties.frozenRowCount',
    },
  };
}

function withdrawLayout(tab: Tab, old: ReadTab): SheetsRequest[] {
  const ours = old.conditions.flatMap((condition, index) =>
    condition.type === 'TEXT_CONTAINS' && tab.marks.some((mark) => mark.contains === condition.values[0])
      ? [index]
      : [],
  );
  return [
    // From the last one on: each deletion renumbers those after it.
    ...ours.toReversed().map((index) => ({ deleteConditionalFormatRule: { sheetId: tab.sheetId, index } })),
    ...old.protections
      .filter((protection) => protection.description === PROTECTION)
      .map(({ id }) => ({ deleteProtectedRange: { protectedRangeId: id } })),
  ];
}

function formatColumns(tab: Tab, bodyStart: number): SheetsRequest[] {
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

function formatTop(tab: Tab, bodyStart: number): SheetsRequest[] {
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

function offerChoices(tab: Tab, bodyStart: number): SheetsRequest[] {
  return tab.columns.flatMap((column, at) =>
    column.choices === undefined
      ? []
      : [
          {
            setDataValidation: {
              range: {
                sheetId: tab.sheetId,
                startRowIndex: bodyStart,
                startColumnIndex: HIDDEN_COLUMNS + at,
                endColumnIndex: HIDDEN_COLUMNS + at + 1,
              },
              rule: {
                condition: {
                  type: 'ONE_OF_LIST',
                  values: column.choices.map((choice) => ({ userEnteredValue: choice })),
                },
                inputMessage: `Choisir\u00a0: ${column.choices.join(', ')}.`,
                strict: true,
                showCustomUi: true,
              },
            },
          },
        ],
  );
}

function colourWords(tab: Tab, bodyStart: number, mark: Tab['marks'][number], index: number): SheetsRequest {
  const column = columnIndex(tab, mark.header);
  return {
    addConditionalFormatRule: {
      index,
      rule: {
        ranges: [
          {
            sheetId: tab.sheetId,
            startRowIndex: bodyStart,
            startColumnIndex: column,
            endColumnIndex: column + 1,
          },
        ],
        booleanRule: {
          condition: { type: 'TEXT_CONTAINS', values: [{ userEnteredValue: mark.contains }] },
          format: { backgroundColorStyle: colour(mark.background) },
        },
      },
    },
  };
}

// Named editors: without them a protection may leave every editor of the spreadsheet in, or lock ourselves out.
function protectOwned(tab: Tab, bodyStart: number, editor: string): SheetsRequest {
  return {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId: tab.sheetId },
        description: PROTECTION,
        warningOnly: false,
        unprotectedRanges: humanColumns(tab).map(({ index }) => ({
          sheetId: tab.sheetId,
          startRowIndex: bodyStart,
          startColumnIndex: index,
          endColumnIndex: index + 1,
        })),
        editors: { users: [editor] },
      },
    },
  };
}

function keepLayoutVersion(tab: Tab, old: ReadTab | null): SheetsRequest {
  const metadataValue = String(LAYOUT_VERSION);
  if (old === null || old.layout === null)
    return {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: LAYOUT_METADATA,
          metadataValue,
          location: { sheetId: tab.sheetId },
          visibility: 'DOCUMENT',
        },
      },
    };
  return {
    updateDeveloperMetadata: {
      dataFilters: [
        {
          developerMetadataLookup: {
            metadataKey: LAYOUT_METADATA,
            metadataLocation: { sheetId: tab.sheetId },
            locationMatchingStrategy: 'EXACT_LOCATION',
          },
        },
      ],
      developerMetadata: { metadataValue },
      fields: 'metadataValue',
    },
  };
}

function columnSpan(sheetId: number, startIndex: number, endIndex: number) {
  return { sheetId, dimension: 'COLUMNS', startIndex, endIndex };
}
