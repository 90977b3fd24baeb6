import { formatParis } from '@palmares/rules/french-instants';
import { countWords } from '../text/count-words.ts';
import { escapeText } from '../text/escape-text.ts';
import { button, context, header, type Message, section } from './elements.ts';
import { ACTIONS } from './ids.ts';
import { type JuryProgress, juryWords } from './secretariat-desk.ts';

export type JurorProgress = {
  readonly name: string;
  readonly expected: number;
  readonly submitted: number;
  readonly drafts: number;
  readonly recused: number;
  readonly lastActivityAt: Temporal.Instant | null;
};

const activityOf = (instant: Temporal.Instant | null): string =>
  instant === null ? 'aucune activité' : `dernière activité ${formatParis(instant)}`;

/** `/avancement` without a category: one line a jury, each with a button for its jurors. */
export const progressOverview = (juries: readonly JuryProgress[]): Message => ({
  text: 'Avancement des jurys',
  blocks: [
    header('Avancement des jurys'),
    ...juries.map((jury) =>
      section(
        `*${escapeText(jury.name)}* – notation ${jury.gradingOpen ? 'ouverte' : 'fermée'}\n${countWords(jury.entries, 'dossier recevable', 'dossiers recevables')}\n${juryWords(jury)}`,
        button({
          text: 'Détail',
          actionId: ACTIONS.showProgress,
          value: jury.slug,
          label: `Détail\u00a0: ${jury.name}`,
        }),
      ),
    ),
  ],
});

const LINES_PER_SECTION = 10;
const SHOWN_JURORS = 300;

/** `/avancement` of one category: each juror's counts and last activity, and no grade. */
export const progressDetail = (jury: JuryProgress, jurors: readonly JurorProgress[]): Message => {
  const lines = jurors
    .slice(0, SHOWN_JURORS)
    .map(
      (juror) =>
        `• *${escapeText(juror.name, 80)}*\u00a0: ${juryWords(juror)}, ${activityOf(juror.lastActivityAt)}`,
    );
  const sections = Array.from({ length: Math.ceil(lines.length / LINES_PER_SECTION) }, (_, index) =>
    section(lines.slice(index * LINES_PER_SECTION, (index + 1) * LINES_PER_SECTION).join('\n')),
  );
  return {
    text: `Avancement\u00a0: ${jury.name}`,
    blocks: [
      header(jury.name),
      section(`Notation ${jury.gradingOpen ? 'ouverte' : 'fermée'}\n${juryWords(jury)}`),
      ...(sections.length === 0 ? [section('Ce jury n’a pas encore de membre.')] : sections),
      ...(jurors.length > SHOWN_JURORS ? [context(`Les ${SHOWN_JURORS} premiers jurés sont montrés.`)] : []),
    ],
  };
};
