import type { ApplicationMetadata } from './application.ts';
import { isBlank } from './blank-text.ts';
import type { Edition } from './edition.ts';
import { joinWords } from './french-lists.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong with the dates of a project: it must have begun and ended in the eligible years, both limits
 * included (Art. 4), and not have ended before it began. A project of a single day is fine.
 */
export function findDateProblems(
  { startedOn, endedOn }: Pick<ApplicationMetadata, 'startedOn' | 'endedOn'>,
  { eligibleYears }: Pick<Edition, 'eligibleYears'>,
): Problem[] {
  const start = parseDate(startedOn);
  const end = parseDate(endedOn);
  const years = joinWords(eligibleYears.map(String), 'ou');
  const problems: Problem[] = [];
  if (start === null) problems.push(describeStart(isBlank(startedOn)));
  else if (!eligibleYears.includes(start.year)) {
    const message = `Le projet doit avoir commencé en ${years} (article 4 du règlement). Vérifiez la date de début.`;
    problems.push({
      code: 'started-outside-period',
      pointer: '/startedOn',
      message,
      ground: 'outside-period',
    });
  }
  if (end === null) problems.push(describeEnd(isBlank(endedOn)));
  else if (!eligibleYears.includes(end.year)) {
    const message = `Le projet doit s’être terminé en ${years} (article 4 du règlement). Vérifiez la date de fin.`;
    problems.push({ code: 'ended-outside-period', pointer: '/endedOn', message, ground: 'outside-period' });
  }
  if (start !== null && end !== null && Temporal.PlainDate.compare(end, start) < 0) {
    const message = 'La date de fin précède la date de début. Corrigez l’une des deux.';
    problems.push({ code: 'ended-before-start', pointer: '/endedOn', message, ground: 'incomplete' });
  }
  return problems;
}

function describeStart(missing: boolean): Problem {
  return missing
    ? problem('started-on-missing', '/startedOn', 'Indiquez la date de début du projet.')
    : problem('started-on-invalid', '/startedOn', `La date de début n’existe pas. ${HOW_TO_WRITE}`);
}

function describeEnd(missing: boolean): Problem {
  return missing
    ? problem('ended-on-missing', '/endedOn', 'Indiquez la date de fin du projet.')
    : problem('ended-on-invalid', '/endedOn', `La date de fin n’existe pas. ${HOW_TO_WRITE}`);
}

const HOW_TO_WRITE = 'Écrivez-la sous la forme année-mois-jour, par exemple 2021-06-30.';

function problem(code: Problem['code'], pointer: string, message: string): Problem {
  return { code, pointer, message, ground: 'incomplete' };
}

function parseDate(text: string | undefined): Temporal.PlainDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text?.trim() ?? '');
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const date = Temporal.PlainDate.from({ year: year ?? 0, month: month || 1, day: day || 1 });
  return date.toString() === match[0] ? date : null;
}
