import { joinWords } from '@palmares/rules/french-lists';
import type { GradedCategory } from '../graded-category.ts';
import type { Block } from '../report-document.ts';

/** That marks can't be compared between groups, and what would join them; nothing where there is one group. */
export function describeGroups({ opinion }: GradedCategory): Block[] {
  const { components, entryComponent } = opinion.connectivity;
  if (components < 2) return [];
  const groups = Array.from({ length: components }, (_, label) =>
    opinion.entries.filter((_, place) => entryComponent[place] === label).map(({ id }) => id),
  );
  const codes = [...new Set(opinion.crossReadings.map(({ entryId }) => entryId))];
  return [
    {
      kind: 'notice',
      text: [
        { strong: `${components} groupes sans lecture commune.` },
        ' Personne n’a lu dans deux groupes à la fois\u00a0: un groupe mieux noté peut n’avoir que des jurés plus généreux. D’un groupe à l’autre, ni les notes, ni les rangs, ni les chances de ce rapport ne se comparent.',
      ],
    },
    { kind: 'list', items: groups.map((group, index) => `Groupe ${index + 1}\u00a0: ${group.join(', ')}.`) },
    ...(codes.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `Pour relier les groupes, il suffit de faire lire ${joinWords(codes, 'et')} par un juré d’un autre groupe\u00a0; le rapport sur les jurés propose à qui les confier.`,
          },
        ]),
  ];
}
