import type { ApplicationMetadata, FileKind } from './application.ts';
import { findDateProblems } from './dates.ts';
import { isInTime } from './deadline.ts';
import type { Duplicates } from './duplicates.ts';
import type { Edition } from './edition.ts';
import { joinWords } from './french-lists.ts';

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
    | 'video-rights-undeclared'
    | 'dossier-of-one-page'
    | 'file-infected'
    | 'same-dossier'
    | 'same-title';
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
  readonly dossierPages: number;
  /** The files that the antivirus put in quarantine. */
  readonly infected: readonly FileKind[];
  /** The other applications that it may be a repetition of. */
  readonly duplicates: Duplicates;
};

/**
 * The automatic flags beside an entry (Art. 2, 4, 5, 10). An organisation that is not listed, a deposit under an
 * extension, dates that the edition does not take, a possible duplicate: accepted, and shown to the secretariat.
 */
export function findScreeningFlags(
  application: ScreenedApplication,
  edition: Pick<Edition, 'eligibleYears' | 'calendar'>,
): ScreeningFlag[] {
  const { metadata, depositedAt, organisationListed, hasVideo, dossierPages, infected, duplicates } =
    application;
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
  if (dossierPages === 1) {
    const message = 'Le dossier ne compte qu’une page\u00a0: vérifiez qu’il est complet.';
    flags.push({ code: 'dossier-of-one-page', message, ground: 'incomplete' });
  }
  if (infected.length > 0) {
    const files = joinWords(
      infected.map((kind) => FILE_NAMES[kind]),
      'et',
    );
    const message = `L’antivirus a trouvé un programme malveillant (${files})\u00a0: le fichier est en quarantaine, demandez au candidat de le remplacer.`;
    flags.push({ code: 'file-infected', message });
  }
  return [...flags, ...flagDuplicates(duplicates)];
}

const FILE_NAMES: Readonly<Record<FileKind, string>> = { dossier: 'dossier', video: 'vidéo' };

function flagDuplicates({ sameDossier, sameTitle }: Duplicates): ScreeningFlag[] {
  const flags: ScreeningFlag[] = [];
  if (sameDossier.length > 0) {
    const message = `Le même dossier a été déposé sous ${listCodes(sameDossier)}\u00a0: vérifiez s’il s’agit d’un doublon.`;
    flags.push({ code: 'same-dossier', message });
  }
  if (sameTitle.length > 0) {
    const message = `Le même organisme a déposé une candidature du même titre sous ${listCodes(sameTitle)}\u00a0: vérifiez s’il s’agit d’un doublon.`;
    flags.push({ code: 'same-title', message });
  }
  return flags;
}

const MOST_CODES = 5;

function listCodes(codes: readonly string[]): string {
  const more = codes.length - MOST_CODES;
  if (more <= 0) return joinWords(codes, 'et');
  return joinWords([...codes.slice(0, MOST_CODES), more === 1 ? 'une autre' : `${more} autres`], 'et');
}
