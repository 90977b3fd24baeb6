import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import { HIDDEN_COLUMNS, type Tab } from './workbook-model.ts';

const SHEET_FILE = 'xl/worksheets/sheet{id}.xml';

/** What may stand in a file of the archive. */
export type XlsxContent = Stream | Buffer | Blob;

/** What the library lacks: columns that are hidden, and lists of values to choose from. */
export function xlsxFeature(tabs: readonly Tab[]): Feature<XlsxContent> {
  return {
    files: {
      transform: {
        [SHEET_FILE]: {
          transformElementAttributes: (tagName, attributes) =>
            tagName === 'col' && Number(attributes['max']) <= HIDDEN_COLUMNS
              ? { ...attributes, hidden: 1 }
              : attributes,
          transform: (xml, _options, { sheetIndex }) => {
            const tab = tabs[sheetIndex];
            return tab === undefined ? xml : addChoices(xml, tab);
          },
        },
      },
    },
  };
}

function addChoices(xml: string, tab: Tab): string {
  const firstRow = tab.top.length + 1;
  const lists = tab.columns.flatMap((column, at) => {
    if (column.choices === undefined || tab.rows.length === 0) return [];
    const index = HIDDEN_COLUMNS + at;
    const range = `${getCellAddress(firstRow, index)}:${getCellAddress(firstRow + tab.rows.length - 1, index)}`;
    const list = sanitizeTextContent(`"${column.choices.join(',')}"`);
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${sanitizeAttributeValue(range)}"><formula1>${list}</formula1></dataValidation>`,
    ];
  });
  const order = getOrderOfSiblings(SHEET_FILE, 'worksheet');
  if (lists.length === 0 || order === undefined) return xml;
  const markup = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
}
