import { computeRanking } from '@palmares/rules/second-opinion/compute-ranking';
import type { InputProblem } from '@palmares/rules/second-opinion/totals';
import type { CommandOutcome } from '../outcome.ts';
import { readRankingFile } from './ranking-file.ts';

const MOST_SHOWN = 20;

/** Recomputes a ranking from an exported file of grades: everything, as JSON, for anyone who wants to check it. */
export function computeRankingOf(bytes: Uint8Array): CommandOutcome {
  const read = readRankingFile(bytes);
  if (read.kind === 'unreadable') return refuse(read.problems);
  const computed = computeRanking(read.file);
  if (computed.kind === 'refused') return refuse(computed.problems.map(describeProblem));
  const { kind: _, ...figures } = computed;
  return { kind: 'done', data: figures, text: JSON.stringify(figures, null, 2) };
}

function refuse(problems: readonly string[]): CommandOutcome {
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => `  ${problem}`);
  const more = problems.length - shown.length;
  const text = [
    'Ce fichier ne peut pas être compilé\u00a0:',
    ...shown,
    ...(more > 0 ? [`  et ${more} de plus.`] : []),
  ];
  return { kind: 'failed', data: { kind: 'refused', problems }, text: text.join('\n') };
}

function describeProblem({ code, subject }: InputProblem): string {
  switch (code) {
    case 'malformed':
      return `${subject}\u00a0: n’a pas la forme attendue (une note par critère, ni plus ni moins).`;
    case 'total-not-a-number':
      return `${subject}\u00a0: le total n’est pas un nombre.`;
    case 'grade-not-whole':
      return `${subject}\u00a0: une note est un nombre entier.`;
    case 'grade-out-of-scale':
      return `${subject}\u00a0: la note sort de l’échelle du fichier.`;
    case 'weight-not-positive':
      return `${subject}\u00a0: le poids d’un critère est un nombre entier d’au moins 1.`;
    case 'unknown-entry':
      return `${subject}\u00a0: n’est pas dans la liste «\u00a0dossiers\u00a0».`;
    case 'unknown-juror':
      return `${subject}\u00a0: n’est pas dans la liste «\u00a0jurors\u00a0».`;
    case 'listed-twice':
      return `${subject}\u00a0: est deux fois dans la même liste.`;
    case 'read-twice':
      return `${subject}\u00a0: a deux grilles pour la même présentation.`;
  }
}
