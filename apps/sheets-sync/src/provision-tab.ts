import { formatColumns, formatTop } from './format-tab.ts';
import type { ReadTab } from './read-spreadsheet.ts';
import { LAYOUT_METADATA } from './read-spreadsheet.ts';
import { colour } from './sheet-requests.ts';
import type { SheetsRequest } from './sheets-client.ts';
import { columnIndex, HIDDEN_COLUMNS, humanColumns, type Tab } from './workbook-model.ts';

/**
 * Grows whenever columns are added, or formats, protections or rules below change: a tab is then provisioned once more.
 * 2: the columns of the second opinion.
 */
export const LAYOUT_VERSION = 2;

const PROTECTION = 'Palmarès : colonnes tenues à jour automatiquement';

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
