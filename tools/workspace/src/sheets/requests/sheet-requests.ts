import { refuse } from '../api-refusal.ts';
import { checkCellCount } from '../dimensions.ts';
import type { FieldMask } from '../field-mask.ts';
import { sheetProperties } from '../sheet-properties.ts';
import { applyMask, parseUpdateMask } from '../update-mask.ts';
import type { SheetProperties, SpreadsheetProperties } from '../wire.ts';
import { freshNumber, newTab, type Tab, type TabProperties, tabById, type Workbook } from '../workbook.ts';
import type { Handlers } from './handler.ts';

const checkTitle = (draft: Workbook, title: string, self?: Tab): void => {
  if (title === '' || title.length > 100) refuse('A sheet name must have 1 to 100 characters.');
  const taken = draft.tabs.some(
    (tab) => tab !== self && tab.properties.title.toLowerCase() === title.toLowerCase(),
  );
  if (taken) refuse(`A sheet with the name "${title}" already exists. Please enter another name.`);
};

const checkedGrid = (properties: SheetProperties): TabProperties['gridProperties'] => {
  const grid = properties.gridProperties ?? {};
  const { rowCount = 0, columnCount = 0, frozenRowCount = 0, frozenColumnCount = 0 } = grid;
  if (rowCount < 1 || columnCount < 1) refuse('A grid must have at least one row and one column.');
  if (columnCount > 18_278) refuse('A grid has at most 18,278 columns.');
  if (frozenRowCount < 0 || frozenRowCount >= rowCount)
    refuse("You can't freeze all visible rows on the sheet.");
  if (frozenColumnCount < 0 || frozenColumnCount >= columnCount)
    refuse("You can't freeze all visible columns on the sheet.");
  return { ...grid, rowCount, columnCount };
};

const freeTitle = (draft: Workbook): string => {
  for (let number = draft.tabs.length + 1; ; number += 1)
    if (!draft.tabs.some((tab) => tab.properties.title === `Feuille ${number}`)) return `Feuille ${number}`;
};

const moveTab = (draft: Workbook, tab: Tab, index: number): void => {
  if (index < 0 || index > draft.tabs.length) refuse(`Sheet index ${index} is out of bounds`);
  const from = draft.tabs.indexOf(tab);
  draft.tabs.splice(from, 1);
  // Google counts the target as if the sheet still stood in its old place.
  draft.tabs.splice(index > from ? index - 1 : index, 0, tab);
};

const cropTab = (tab: Tab): void => {
  const { rowCount, columnCount } = tab.properties.gridProperties;
  tab.rows.splice(rowCount);
  for (const row of tab.rows) row.splice(columnCount);
  tab.rowProperties.splice(rowCount);
  tab.columnProperties.splice(columnCount);
};

const withoutIndex = ({ index: _index, ...properties }: SheetProperties): SheetProperties => properties;

const updateTab = (draft: Workbook, given: SheetProperties, mask: FieldMask): void => {
  const tab = tabById(draft, given.sheetId);
  const current: SheetProperties = tab.properties;
  const { sheetId, sheetType } = tab.properties;
  const next = applyMask(
    current,
    { sheetType, ...withoutIndex(given), sheetId: given.sheetId ?? sheetId },
    mask,
  );
  if (next.sheetId !== sheetId) refuse('sheetId cannot be changed.');
  checkTitle(draft, next.title ?? '', tab);
  tab.properties = { ...next, sheetId, title: next.title ?? '', gridProperties: checkedGrid(next) };
  cropTab(tab);
  const moves = mask === true || mask.has('index');
  if (moves && given.index !== undefined) moveTab(draft, tab, given.index);
  checkCellCount(draft);
};

/** Requests about sheets (tabs) and the spreadsheet as a whole. */
export const sheetRequests: Handlers<
  'addSheet' | 'deleteSheet' | 'updateSheetProperties' | 'updateSpreadsheetProperties'
> = {
  addSheet: (draft, { properties = {} }) => {
    const isTaken = (id: number) => draft.tabs.some((tab) => tab.properties.sheetId === id);
    const { index, ...given } = properties;
    const sheetId = given.sheetId ?? freshNumber(isTaken);
    if (sheetId < 0) refuse(`Invalid sheet id: ${sheetId}`);
    if (isTaken(sheetId)) refuse(`A sheet with id ${sheetId} already exists.`);
    if ((given.sheetType ?? 'GRID') !== 'GRID') refuse('Only GRID sheets are supported here.');
    const title = given.title ?? freeTitle(draft);
    checkTitle(draft, title);
    const tab = newTab(given, sheetId, title);
    checkedGrid(tab.properties);
    if (index !== undefined && (index < 0 || index > draft.tabs.length))
      refuse(`Sheet index ${index} is out of bounds`);
    draft.tabs.splice(index ?? draft.tabs.length, 0, tab);
    checkCellCount(draft);
    return { addSheet: { properties: sheetProperties(draft, tab) } };
  },
  deleteSheet: (draft, { sheetId }) => {
    const tab = tabById(draft, sheetId);
    const id = tab.properties.sheetId;
    const shown = draft.tabs.filter((other) => other !== tab && !other.properties.hidden);
    if (shown.length === 0) refuse("You can't remove all the visible sheets in a document.");
    draft.tabs.splice(draft.tabs.indexOf(tab), 1);
    draft.namedRanges = draft.namedRanges.filter((named) => (named.range?.sheetId ?? 0) !== id);
    draft.developerMetadata = draft.developerMetadata.filter(
      ({ location }) => (location?.dimensionRange?.sheetId ?? location?.sheetId) !== id,
    );
    return {};
  },
  updateSheetProperties: (draft, { properties = {}, fields }) => {
    updateTab(draft, properties, parseUpdateMask(fields, 'SheetProperties'));
    return {};
  },
  updateSpreadsheetProperties: (draft, { properties = {}, fields }) => {
    const mask = parseUpdateMask(fields, 'SpreadsheetProperties');
    const next = applyMask<SpreadsheetProperties>(draft.properties, properties, mask);
    const title = next.title || refuse('The title of a spreadsheet cannot be empty.');
    const locale = next.locale ?? '';
    if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(locale)) refuse(`Unsupported locale: ${locale}`);
    draft.properties = { ...next, title, locale };
    return {};
  },
};
