import { joinWords } from '@palmares/rules/french-lists';
import { formatRank } from '../french-figures.ts';
import type { GradedCategory, ReportedEntry } from '../graded-category.ts';
import type { Block } from '../report-document.ts';

/** Entries that share a rank, and what the jury has to do about it. */
export function describeTies({ entries, finalists }: GradedCategory): Block[] {
  const groups = [
    ...Map.groupBy(
      entries.filter(({ tied }) => tied),
      ({ rank }) => rank,
    ).values(),
  ];
  return [
    { kind: 'heading', text: 'Ex æquo' },
    groups.length === 0
      ? { kind: 'paragraph', text: 'Aucune égalité\u00a0: toutes les notes officielles sont différentes.' }
      : { kind: 'list', items: groups.map((group) => describeGroup(group, finalists)) },
  ];
}

function describeGroup(group: readonly ReportedEntry[], finalists: number): string {
  const [first] = group;
  const codes = joinWords(
    group.map(({ code }) => code),
    'et',
  );
  const start = `${codes} ont exactement la même note (${first?.mark ?? '–'}) et partagent le ${formatRank(first?.rank ?? 0)} rang (ex æquo).`;
  if (!first?.acrossCutLine) return start;
  const free = finalists - (first.rank ?? 0) + 1;
  return `${start} Il ne reste ${free === 1 ? 'qu’une place' : `que ${free} places`} de finaliste pour elles\u00a0: le jury doit décider, et sa décision est inscrite au procès-verbal.`;
}
