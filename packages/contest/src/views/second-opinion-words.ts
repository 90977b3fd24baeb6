import type { SkipReason } from '@palmares/rules/second-opinion/calibration';

/** What tells totals apart, in a sentence. */
export function variancesSentence(shares: { entries: number; jurors: number; rest: number }): string {
  return (
    `Ce qui distingue les totaux tient pour ${percent(shares.entries)} aux dossiers, ` +
    `pour ${percent(shares.jurors)} à la sévérité ou à l’indulgence de chaque juré, ` +
    `et pour ${percent(shares.rest)} à des appréciations différentes d’un même dossier.`
  );
}

/** That marks can't be compared from one group to another, and what would mend it. */
export function groupsSentence(groups: number): string {
  return (
    `Les présentations forment ${groups} groupes qui n’ont aucun juré en commun\u00a0: leurs moyennes ne sont pas ` +
    'comparables d’un groupe à l’autre. Des lectures croisées les relieraient.'
  );
}

/** Why nothing can be said of how sure the ranks are. */
export function skippedSentence(reason: SkipReason): string {
  switch (reason) {
    case 'no-sheets':
      return 'Aucune grille n’a encore été remise.';
    case 'one-juror':
      return 'Un seul juré a remis des grilles\u00a0: rien ne permet encore de comparer.';
    case 'one-entry':
      return 'Une seule présentation a été notée\u00a0: rien ne permet encore de comparer.';
    case 'everybody-equal':
      return 'Toutes les grilles ont le même total\u00a0: rien ne distingue les présentations.';
    case 'not-identifiable':
      return 'Trop peu de présentations ont été lues par plusieurs jurés pour évaluer la sévérité de chacun.';
    case 'too-few-sheets':
      return 'Trop peu de grilles ont été remises pour évaluer la sévérité de chacun.';
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
