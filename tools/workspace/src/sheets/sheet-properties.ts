import type { SheetProperties } from './wire.ts';
import type { Tab, Workbook } from './workbook.ts';

/** A tab's properties as the API gives them, its place in the order included. */
export const sheetProperties = (workbook: Workbook, tab: Tab): SheetProperties => {
  const { sheetId, title, ...rest } = tab.properties;
  return { sheetId, title, index: workbook.tabs.indexOf(tab), ...rest };
};
