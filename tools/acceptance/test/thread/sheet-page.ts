import { z } from 'zod';

const workbook = z.object({
  tabs: z.array(z.object({ title: z.string() })),
  tab: z.object({
    title: z.string(),
    rows: z.array(z.object({ cells: z.array(z.object({ a1: z.string(), text: z.string() })) })),
  }),
});

/** One line of a category's tab as people read it. */
export type ShownEntry = {
  readonly rank: string;
  readonly code: string;
  readonly mark: string;
  readonly sheets: string;
};

/** The titles of the tabs in the local spreadsheet. */
export async function readTabs(sheets: string): Promise<string[]> {
  return (await read(sheets, 'Synthèse')).tabs.map(({ title }) => title);
}

/** The ranked lines of a tab in their order, found by their headers as a person finds them. */
export async function readRankedTab(sheets: string, title: string): Promise<ShownEntry[]> {
  const rows = (await read(sheets, title)).tab.rows.map(({ cells }) => cells.map(({ text }) => text));
  const header = rows.findIndex((cells) => cells.includes('Rang'));
  const column = (name: string) => rows[header]?.indexOf(name) ?? -1;
  const [rank, code, mark, sheetsColumn] = ['Rang', 'Présentation', 'Moyenne sur 20', 'Grilles'].map(column);
  return rows.slice(header + 1).flatMap((cells) => {
    const at = (index: number | undefined) => cells[index ?? -1] ?? '';
    return at(code) === ''
      ? []
      : [{ rank: at(rank), code: at(code), mark: at(mark), sheets: at(sheetsColumn) }];
  });
}

async function read(sheets: string, title: string) {
  const answer = await fetch(`${sheets}/desk/spreadsheets/palmares?tab=${encodeURIComponent(title)}`);
  return workbook.parse(await answer.json());
}
