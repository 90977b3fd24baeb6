import type { types } from '@slack/bolt';
import { barOf, countWords, percentOf } from '../text/count-words.ts';
import { escapeText } from '../text/escape-text.ts';
import { actions, button, context, header, section } from './elements.ts';
import { ACTIONS } from './ids.ts';

export type DeskState = 'to-grade' | 'draft' | 'submitted' | 'recused';

export type DeskItem = {
  readonly code: string;
  readonly title: string;
  readonly organisation: string;
  readonly category: string;
  readonly state: DeskState;
  /** How many criteria the juror has graded. */
  readonly graded: number;
  /** True when a submitted sheet has changes that were not submitted. */
  readonly amending: boolean;
};

export type JurorDesk = {
  readonly items: readonly DeskItem[];
  readonly counts: { readonly expected: number; readonly submitted: number };
  /** What the calendar says about grading, in French. */
  readonly deadline: string;
  readonly criteria: number;
  readonly isOpen: (category: string) => boolean;
};

const GROUPS: readonly { state: DeskState; title: string }[] = [
  { state: 'to-grade', title: 'À noter' },
  { state: 'draft', title: 'Brouillons' },
  { state: 'submitted', title: 'Terminés' },
  { state: 'recused', title: 'Récusés' },
];

/** Lines a page of the desk shows: far from Slack's 100 blocks, and as much as one reads. */
export const DESK_PAGE = 30;

/** The words on the one button of a line, or none where there is nothing left to do. */
export const buttonTextOf = (item: DeskItem, open: boolean): string | null => {
  switch (item.state) {
    case 'to-grade':
      return open ? 'Noter' : null;
    case 'draft':
      return open ? 'Reprendre' : null;
    case 'submitted':
      return open ? 'Modifier' : 'Relire';
    case 'recused':
      return null;
  }
};

const remarkOf = (item: DeskItem, criteria: number, open: boolean): string => {
  switch (item.state) {
    case 'to-grade':
      return open ? '' : '\nLa notation n’est pas ouverte.';
    case 'draft':
      return `\n${countWords(item.graded, 'critère noté', 'critères notés')} sur ${criteria}, non validés.`;
    case 'submitted':
      return item.amending
        ? '\nGrille validée\u00a0; des changements en brouillon ne sont pas encore validés.'
        : '\nGrille validée.';
    case 'recused':
      return '\nVous vous êtes déporté, ou un lien avec l’organisme vous en écarte.';
  }
};

/** One line of the desk, with its one button. */
export const deskLine = (item: DeskItem, criteria: number, open: boolean): types.SectionBlock => {
  const words = buttonTextOf(item, open);
  return section(
    `*${item.code}* ${escapeText(item.title, 300)}\n${escapeText(item.organisation, 300)}${remarkOf(item, criteria, open)}`,
    words === null
      ? undefined
      : button({
          text: words,
          actionId: ACTIONS.openEntry,
          value: item.code,
          label: `${words} le dossier ${item.code}`,
          ...(item.state === 'to-grade' ? { style: 'primary' as const } : {}),
        }),
  );
};

/** "12 dossiers sur 30 notés (40 %)". */
export const progressWords = (submitted: number, expected: number): string =>
  `${countWords(submitted, 'dossier', 'dossiers')} sur ${expected} ${submitted < 2 ? 'noté' : 'notés'} (${percentOf(submitted, expected)}\u00a0%)`;

const pageButtons = (page: number, pages: number): types.KnownBlock[] => {
  if (pages <= 1) return [];
  const buttons = [
    ...(page > 0
      ? [button({ text: 'Page précédente', actionId: `${ACTIONS.turnPage}:back`, value: String(page - 1) })]
      : []),
    ...(page < pages - 1
      ? [button({ text: 'Page suivante', actionId: `${ACTIONS.turnPage}:on`, value: String(page + 1) })]
      : []),
  ];
  return [context(`Page ${page + 1} sur ${pages}`), actions('pages', buttons)];
};

/** The juror's desk: deadline, progress in words beside the bar, then every entry in its group, one page at a time. */
export const jurorDesk = (desk: JurorDesk, page: number): types.KnownBlock[] => {
  const sorted = GROUPS.flatMap(({ state }) => desk.items.filter((item) => item.state === state));
  const pages = Math.max(1, Math.ceil(sorted.length / DESK_PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const visible = sorted.slice(shown * DESK_PAGE, (shown + 1) * DESK_PAGE);
  const { submitted, expected } = desk.counts;
  return [
    header('Votre bureau de juré'),
    section(desk.deadline),
    section(`${barOf(submitted, expected)}  *${progressWords(submitted, expected)}*`),
    ...(desk.items.length === 0 ? [section('Aucun dossier ne vous est encore présenté.')] : []),
    ...GROUPS.flatMap(({ state, title }) => {
      const lines = visible.filter((item) => item.state === state);
      const total = desk.items.filter((item) => item.state === state).length;
      return lines.length === 0
        ? []
        : [
            header(`${title} (${total})`),
            ...lines.map((item) => deskLine(item, desk.criteria, desk.isOpen(item.category))),
          ];
    }),
    ...pageButtons(shown, pages),
  ];
};
