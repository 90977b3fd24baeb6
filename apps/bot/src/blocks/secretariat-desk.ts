import type { types } from '@slack/bolt';
import { barOf, countWords, percentOf } from '../text/count-words.ts';
import { escapeText } from '../text/escape-text.ts';
import { button, context, header, section } from './elements.ts';
import { ACTIONS } from './ids.ts';

/** How far one jury is; no grade is in it. */
export type JuryProgress = {
  readonly slug: string;
  readonly name: string;
  readonly gradingOpen: boolean;
  readonly entries: number;
  readonly expected: number;
  readonly submitted: number;
  readonly drafts: number;
  readonly recused: number;
};

/** "18 grilles validées sur 40 (45 %), 3 brouillons, 1 déport". */
export const juryWords = ({
  submitted,
  expected,
  drafts,
  recused,
}: Pick<JuryProgress, 'submitted' | 'expected' | 'drafts' | 'recused'>): string =>
  `${countWords(submitted, 'grille validée', 'grilles validées')} sur ${expected} (${percentOf(submitted, expected)}\u00a0%), ${countWords(drafts, 'brouillon', 'brouillons')}, ${countWords(recused, 'déport', 'déports')}`;

const juryLine = (jury: JuryProgress): types.SectionBlock =>
  section(
    [
      `*${escapeText(jury.name)}* – notation ${jury.gradingOpen ? 'ouverte' : 'fermée'}`,
      ...(jury.entries === 0
        ? ['Aucun dossier recevable']
        : [
            countWords(jury.entries, 'dossier recevable', 'dossiers recevables'),
            `${barOf(jury.submitted, jury.expected)}  ${juryWords(jury)}`,
          ]),
    ].join('\n'),
    button({
      text: jury.gradingOpen ? 'Clore la notation' : 'Ouvrir la notation',
      actionId: ACTIONS.askGrading,
      value: `${jury.slug}:${jury.gradingOpen ? 'close' : 'open'}`,
      label: `${jury.gradingOpen ? 'Clore' : 'Ouvrir'} la notation\u00a0: ${jury.name}`,
    }),
  );

/** The secretariat's desk: the progress of every jury, and what waits for screening or for grading to open. */
export const secretariatDesk = (
  juries: readonly JuryProgress[],
  waiting: { readonly screening: number; readonly more: boolean },
): types.KnownBlock[] => {
  const closed = juries.filter((jury) => !jury.gradingOpen && jury.entries > 0).length;
  const number = waiting.more ? `plus de ${waiting.screening}` : String(waiting.screening);
  return [
    header('Bureau du secrétariat'),
    section(
      waiting.screening === 0
        ? 'Aucun dossier n’attend l’examen de sa recevabilité.'
        : `*${number}\u00a0${waiting.screening < 2 ? 'dossier attend' : 'dossiers attendent'} l’examen de ${waiting.screening < 2 ? 'sa' : 'leur'} recevabilité*.`,
    ),
    ...(closed === 0
      ? []
      : [
          context(
            `${countWords(closed, 'jury a', 'jurys ont')} des dossiers recevables et une notation fermée.`,
          ),
        ]),
    ...juries.map(juryLine),
  ];
};
