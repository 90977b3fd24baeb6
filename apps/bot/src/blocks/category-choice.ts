import type { Category } from '@palmares/rules/edition';
import { actions, button, type Message, section } from './elements.ts';

/** Offers the categories, where a command came without one. `valueOf` makes what each button sends back. */
export const categoryChoice = (
  question: string,
  categories: readonly Category[],
  actionId: string,
  valueOf: (slug: string) => string = (slug) => slug,
): Message => ({
  text: question,
  blocks: [
    section(question),
    actions(
      'categories',
      categories
        .slice(0, 25)
        .map(({ slug, name }) =>
          button({ text: name, actionId: `${actionId}:${slug}`, value: valueOf(slug) }),
        ),
    ),
  ],
});
