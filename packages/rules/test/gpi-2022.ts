import { readFileSync } from 'node:fs';
import type { Calendar, Edition } from '../src/edition.ts';

/** An edition as its file has it: instants are RFC 3339 texts. */
type EditionFile = Omit<Edition, 'calendar'> & { readonly calendar: Record<keyof Calendar, string> };

/** The text of the first edition's file, for tests. */
export function readGpi2022File(): EditionFile {
  const text = readFileSync(new URL('../../../editions/gpi-2022.json', import.meta.url), 'utf8');
  const file: EditionFile = JSON.parse(text);
  return file;
}

/** The first edition, for tests. */
export function readGpi2022(): Edition {
  const file = readGpi2022File();
  const at = (name: keyof Calendar) => Temporal.Instant.from(file.calendar[name]);
  return {
    ...file,
    calendar: {
      opensAt: at('opensAt'),
      depositDeadline: at('depositDeadline'),
      gradingFrom: at('gradingFrom'),
      gradingUntil: at('gradingUntil'),
      shortlistingFrom: at('shortlistingFrom'),
      shortlistingUntil: at('shortlistingUntil'),
      answersAt: at('answersAt'),
      hearingAt: at('hearingAt'),
      ceremonyAt: at('ceremonyAt'),
    },
  };
}
