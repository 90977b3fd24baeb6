import type { Category } from '@palmares/rules/edition';
import { type EliminatingGround, GROUND_NAMES } from '@palmares/rules/screening';
import { composeLetter, inline, type Letter, type LetterContext } from './letter.ts';

/** What the screening decided of one entry. `corrects`: another decision was sent before. */
export type ScreeningResult = {
  readonly applicationCode: string;
  readonly entryCode: string;
  readonly title: string;
  readonly category: Pick<Category, 'name'>;
  readonly decision:
    | { readonly kind: 'admissible' }
    | { readonly kind: 'inadmissible'; readonly ground: EliminatingGround; readonly reason: string };
  readonly corrects: boolean;
};

/** The answer of the screening (Art. 4, 5, 6.1): admissible, or not, with the ground and the secretariat's sentence. */
export function composeScreeningResult(context: LetterContext, result: ScreeningResult): Letter {
  const { applicationCode, entryCode, title, category, decision, corrects } = result;
  const answer = decision.kind === 'admissible' ? 'recevable' : 'non recevable';
  return composeLetter(context, `${corrects ? 'correction, ' : ''}candidature ${entryCode} ${answer}`, [
    ...(corrects ? ['Ce message remplace celui que nous vous avons envoyé sur cette candidature.'] : []),
    `Le secrétariat a examiné votre candidature ${applicationCode}, «\u00a0${inline(title)}\u00a0», dans la catégorie «\u00a0${category.name}\u00a0» (${entryCode}).`,
    ...(decision.kind === 'admissible'
      ? ['Elle est recevable\u00a0: elle est transmise au jury de cette catégorie.']
      : [
          'Elle n’est pas recevable\u00a0: elle ne sera pas transmise au jury de cette catégorie.',
          `Motif (article 5 du règlement)\u00a0: ${GROUND_NAMES[decision.ground]}.\nExplication\u00a0: ${inline(decision.reason)}`,
        ]),
  ]);
}
