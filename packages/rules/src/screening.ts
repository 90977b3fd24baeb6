import type { ApplicationMetadata } from './application.ts';
import { findDateProblems } from './dates.ts';
import { isInTime } from './deadline.ts';
import type { Edition } from './edition.ts';

/** Why an entry is eliminated (Art. 5). */
export type EliminatingGround = 'late' | 'outside-period' | 'no-measurable-results' | 'incomplete';

/** The four grounds in the order and the words of Art. 5. */
export const GROUND_NAMES: Readonly<Record<EliminatingGround, string>> = {
  late: 'Date limite de participation échue',
  'outside-period': 'Projet initialisé hors de la période précisée dans l’article 4 du règlement',
  'no-measurable-results': 'Expérimentation n’ayant pas de résultats mesurables',
  incomplete: 'Dossier de candidature incomplet, non conforme aux attentes',
};

/** What the data can tell about an entry to the person who screens it: something to look at, never a decision. */
export type ScreeningFlag = {
  readonly code:
    | 'organisation-not-listed'
    | 'deposited-after-deadline'
    | 'started-outside-period'
    | 'ended-outside-period'
    | 'results-without-figure'
    | 'video-rights-undeclared';
  /** A French sentence. */
  readonly message: string;
  /** The ground of Art. 5 to think of, where there is one. */
  readonly ground?: EliminatingGround;
};

/** A deposited application as the screening sees it. */
export type ScreenedApplication = {
  readonly metadata: ApplicationMetadata;
  readonly depositedAt: Temporal.Instant;
  /** Whether its organisation is on the imported list (Art. 2). */
  readonly organisationListed: boolean;
  readonly hasVideo: boolean;
};

/**
 * The automatic flags beside an entry (Art. 2, 4, 5, 10). An organisation that is not listed, a deposit under an
 * extension, dates that the edition does not take: accepted, and shown to the secretariat.
 */
export function findScreeningFlags(
  { metadata, depositedAt, organisationListed, hasVideo }: ScreenedApplication,
  edition: Pick<Edition, 'eligibleYears' | 'calendar'>,
): ScreeningFlag[] {
  const flags: ScreeningFlag[] = [];
  if (!organisationListed) {
    const message = 'L’organisme ne figure pas dans la liste importée\u00a0: vérifiez qu’il peut concourir.';
    flags.push({ code: 'organisation-not-listed', message });
  }
  if (!isInTime(depositedAt, edition.calendar.depositDeadline)) {
    const message =
      'La candidature a été déposée après la date limite\u00a0: vérifiez la prolongation accordée.';
    flags.push({ code: 'deposited-after-deadline', message, ground: 'late' });
  }
  const dates = findDateProblems(metadata, edition).map(({ code }) => code);
  if (dates.includes('started-outside-period')) {
    const message = 'Le projet a commencé hors de la période prévue par le règlement.';
    flags.push({ code: 'started-outside-period', message, ground: 'outside-period' });
  }
  if (dates.includes('ended-outside-period')) {
    const message = 'Le projet s’est terminé hors de la période prévue par le règlement.';
    flags.push({ code: 'ended-outside-period', message, ground: 'outside-period' });
  }
  if (!/\d/.test(metadata.measuredResults ?? '')) {
    const message =
      'Les résultats décrits ne comportent aucun chiffre\u00a0: vérifiez qu’ils sont mesurables.';
    flags.push({ code: 'results-without-figure', message, ground: 'no-measurable-results' });
  }
  if (hasVideo && metadata.videoRights !== true) {
    const message = 'Les droits de la vidéo ne sont pas déclarés\u00a0: elle ne peut pas être publiée.';
    flags.push({ code: 'video-rights-undeclared', message });
  }
  return flags;
}
