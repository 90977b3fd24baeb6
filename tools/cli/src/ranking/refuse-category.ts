import type { Edition } from '@palmares/rules/edition';
import type { CommandOutcome } from '../outcome.ts';

/** That the edition has no such category, with those that it has. */
export function refuseCategory(edition: Edition, category: string): CommandOutcome {
  const categories = edition.categories.map(({ slug }) => slug);
  const text = [
    `La catégorie «\u00a0${category}\u00a0» n’existe pas. Il y a\u00a0:`,
    ...categories.map((slug) => `  ${slug}`),
  ];
  return { kind: 'failed', data: { kind: 'unknown-category', category, categories }, text: text.join('\n') };
}

/** What only a person of the secretariat may ask for. */
export const REFUSED: CommandOutcome = {
  kind: 'failed',
  data: { kind: 'forbidden' },
  text: 'Cette opération n’est pas permise.',
};
