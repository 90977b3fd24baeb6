import { createHash } from 'node:crypto';
import type { MirrorSnapshot } from '@palmares/contest/views/mirror-snapshot';
import { formatParis } from '@palmares/rules/french-instants';
import type { TopLine } from './workbook-model.ts';

/** What Excel allows in the name of a tab. */
const TITLE_LENGTH = 31;

/** A sheet's number that depends on the tab's id alone: positive, 31 bits, never 0 (a new spreadsheet's own first tab). */
export function sheetIdOf(tabId: string): number {
  return (createHash('sha256').update(tabId).digest().readUInt32BE(0) % 0x7f_ff_ff_fe) + 1;
}

/** A tab's name: a category's, without the words that all long ones begin with, within 31 characters. */
export function shortenTitle(name: string): string {
  const short = name.length <= TITLE_LENGTH ? name : name.replace(/^Innovation en matière d(?:e |[’'])/, '');
  const title = (short.charAt(0).toUpperCase() + short.slice(1)).replaceAll(/[[\]*/\\?:]/g, ' ');
  return title.length <= TITLE_LENGTH ? title : `${title.slice(0, TITLE_LENGTH - 1)}…`;
}

/** The lines above a table: what it is, a rehearsal's warning, how fresh it is, and what else must be said. */
export function topLines(snapshot: MirrorSnapshot, subject: string, notes: readonly string[]): TopLine[] {
  const kind = snapshot.rehearsal ? 'Répétition\u00a0: ' : '';
  return [
    {
      key: '#titre',
      text: `${kind}${subject} – ${snapshot.editionName}`,
      tone: snapshot.rehearsal ? 'warning' : 'title',
      volatile: false,
    },
    {
      key: '#date',
      text: `Dernier changement\u00a0: ${formatParis(snapshot.instant)}, révision ${snapshot.revision}`,
      tone: 'note',
      volatile: true,
    },
    ...notes.map(
      (text, index): TopLine => ({ key: `#note${index + 1}`, text, tone: 'note', volatile: false }),
    ),
  ];
}
