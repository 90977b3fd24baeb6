import type { Contest } from '@palmares/contest/contest';
import { viewCategoryGradesWithOpinion } from '@palmares/contest/views/category-grades';
import { reportCategory } from '@palmares/report/category/report-category';
import { reportJurors } from '@palmares/report/jurors/report-jurors';
import { renderHtml } from '@palmares/report/print/render-html';
import { renderPdf } from '@palmares/report/print/render-pdf';
import type { CommandOutcome } from '../outcome.ts';
import { assembleCategory } from './assemble-category.ts';
import { REFUSED, refuseCategory } from './refuse-category.ts';
import { writePrivately } from './write-privately.ts';

/** Nobody waits at a form: the largest contest is given the time that its computation may take. */
const PATIENCE = { waitMs: 120_000 };

/** Writes a category's report, or the one on how its jurors grade, as HTML and PDF into a folder. */
export async function writeReport(
  contest: Contest,
  category: string,
  { folder, jurors }: { readonly folder: string; readonly jurors: boolean },
): Promise<CommandOutcome> {
  const grades = await viewCategoryGradesWithOpinion(contest, { kind: 'operator' }, category, PATIENCE);
  if (grades.kind === 'forbidden') return REFUSED;
  if (grades.kind === 'not-found') return refuseCategory(contest.edition, category);
  const { opinion, revision, rehearsal } = grades;
  if (opinion.kind !== 'opinion') {
    const text = 'Le second avis n’a pas pu être calculé\u00a0; réessayez dans quelques minutes.';
    return { kind: 'failed', data: { kind: opinion.kind }, text };
  }
  const assembled = assembleCategory(contest.edition, grades, opinion);
  const report = jurors ? reportJurors(assembled) : reportCategory(assembled);
  const name = `${jurors ? 'facons-de-noter' : 'second-avis'}-${category}-revision-${revision}`;
  const files = await writePrivately(folder, [
    { name: `${name}.html`, content: renderHtml(report) },
    { name: `${name}.pdf`, content: await renderPdf(report, grades.instant) },
  ]);
  const text = [
    ...(rehearsal ? ['Répétition\u00a0: ce rapport porte sur un concours d’essai.'] : []),
    'Rapport écrit\u00a0:',
    ...files.map((file) => `  ${file}`),
    jurors
      ? 'Il nomme les jurés\u00a0: pour le secrétariat seul.'
      : 'Il contient des notes\u00a0: pour le secrétariat seul, puis pour le jury à partir de l’ouverture de la délibération.',
  ];
  return { kind: 'done', data: { category, revision, rehearsal, files }, text: text.join('\n') };
}
