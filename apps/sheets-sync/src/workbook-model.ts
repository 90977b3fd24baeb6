import type { HumanCells } from '@palmares/contest/mirror';

/** What stands in a cell that is ours: text (never parsed), a number, or nothing. */
export type CellValue = string | number | null;

/** The two columns that belong to people. */
export type HumanField = Exclude<keyof HumanCells, 'code'>;

/** One column after the two hidden ones: ours, or people's when `human` says which. */
export type Column = {
  readonly header: string;
  /** Pixels. */
  readonly width: number;
  readonly shows: 'text' | 'centred' | 'decimal' | 'bars';
  readonly human?: HumanField;
  /** The values a person may choose from; none means free text. */
  readonly choices?: readonly string[];
  /** The layout version that brought the column; the first unless told. */
  readonly since?: number;
};

/** A line above the table's body. A volatile text may differ without there being anything to publish. */
export type TopLine = {
  readonly key: string;
  readonly text: string;
  readonly tone: 'title' | 'note' | 'warning';
  readonly volatile: boolean;
};

/** One line of the body: found again by `key`, sorted by `order`; one cell for each column of ours, in order. */
export type BodyRow = { readonly key: string; readonly order: number; readonly cells: readonly CellValue[] };

/** Words that a column shows in colour as well. */
export type ColourMark = {
  readonly header: string;
  readonly contains: string;
  readonly background: string;
};

/** One tab. Columns of ours come first, then the human ones. */
export type Tab = {
  readonly id: string;
  /** The same in every spreadsheet, so that a tab is known again whatever a person calls it. */
  readonly sheetId: number;
  readonly title: string;
  readonly top: readonly TopLine[];
  readonly columns: readonly Column[];
  readonly rows: readonly BodyRow[];
  /** How many rows stand above the thick line; null draws none. */
  readonly aboveCut: number | null;
  readonly marks: readonly ColourMark[];
  /**
   * What becomes of a row whose key is no longer wanted: its first cell says `label` and the next `kept` cells stay
   * as they are, beside what people wrote; or it is emptied where people can't write.
   */
  readonly departed: { readonly label: string; readonly kept: number } | 'emptied';
};

/** Everything that the mirror shows, Sheets and `.xlsx` alike. `hash` leaves volatile texts out. */
export type Workbook = { readonly tabs: readonly Tab[]; readonly hash: string };

/** The hidden columns in front: the immutable key, then the number that rows are sorted by. */
export const KEY_COLUMN = 0;
export const ORDER_COLUMN = 1;
export const HIDDEN_COLUMNS = 2;

/** The key of the line that holds the columns' names; every top line's key begins with #. */
export const HEADER_KEY = '#colonnes';

/** The index, on the sheet, of the column with this header. */
export function columnIndex(tab: Tab, header: string): number {
  const index = tab.columns.findIndex((column) => column.header === header);
  if (index < 0) throw new RangeError(`The tab ${tab.id} has no column ${header}`);
  return HIDDEN_COLUMNS + index;
}

/** The columns that are ours, leftmost first. */
export function ownedColumns(tab: Tab): readonly Column[] {
  return tab.columns.filter((column) => column.human === undefined);
}

/** The human columns with their index on the sheet. */
export function humanColumns(tab: Tab): readonly { field: HumanField; header: string; index: number }[] {
  return tab.columns.flatMap((column, index) =>
    column.human === undefined
      ? []
      : [{ field: column.human, header: column.header, index: HIDDEN_COLUMNS + index }],
  );
}
