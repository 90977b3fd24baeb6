import type { AwardRule, Edition } from '@palmares/rules/edition';
import { formatWhole, joinWords } from '@palmares/rules/french-lists';

/** What there is to win, in one sentence (Art. 9). */
export function describeAwards({ awards }: Pick<Edition, 'awards'>): string {
  const ofCategory = awards.filter(({ perCategory }) => perCategory);
  const others = awards.filter(({ perCategory }) => !perCategory);
  const sentences = [
    ...(ofCategory.length === 0 ? [] : [`Prix de chaque catégorie\u00a0: ${nameAll(ofCategory)}.`]),
    ...(others.length === 0
      ? []
      : [`Peuvent s’y ajouter, toutes catégories confondues\u00a0: ${nameAll(others)}.`]),
    ...awards.filter(({ euros }) => euros > 0).map(describeMoney),
  ];
  return sentences.join(' ');
}

function nameAll(awards: readonly AwardRule[]): string {
  return joinWords(
    awards.map(({ name }) => `«\u00a0${name}\u00a0»`),
    'et',
  );
}

function describeMoney({ name, euros, needsPrizePurpose }: AwardRule): string {
  const condition = needsPrizePurpose
    ? ', à condition d’avoir indiqué dans la candidature l’objet de la dépense'
    : '';
  return `Le prix «\u00a0${name}\u00a0» est doté de ${formatWhole(euros)}\u00a0€${condition}.`;
}
