import type { types } from '@slack/bolt';
import { gradeBlockId } from '../blocks/grading-view.ts';
import { noticeView } from '../blocks/notice-view.ts';
import { closedText, notOpenText, recusedText, unknownEntryText } from '../blocks/refusals.ts';

/** Why nothing more can be written on a sheet, as the contest answers it. */
export type SheetRefusal = {
  readonly kind: 'grading-not-open' | 'grading-closed' | 'recused' | 'forbidden' | 'not-found';
};

/** The modal that takes the place of a sheet on which nothing can be written. */
export const sheetRefusalView = (
  refusal: SheetRefusal,
  code: string,
  rehearsal: boolean,
): types.ModalView => {
  const title = `Grille ${code}`;
  switch (refusal.kind) {
    case 'grading-not-open':
      return noticeView({ title, text: notOpenText }, rehearsal);
    case 'grading-closed':
      return noticeView({ title, text: closedText }, rehearsal);
    case 'recused':
      return noticeView({ title, text: recusedText }, rehearsal);
    case 'forbidden':
    case 'not-found':
      return noticeView({ title, text: unknownEntryText(code) }, rehearsal);
  }
};

/** Field errors of a submission, by block id, as Slack shows them under each select. */
export const missingErrors = (code: string, missing: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    missing.map((criterion) => [gradeBlockId(code, criterion), 'Choisissez une note pour ce critère.']),
  );

export const problemErrors = (
  code: string,
  problems: readonly { readonly criterionId: string; readonly message: string }[],
): Record<string, string> =>
  Object.fromEntries(problems.map(({ criterionId, message }) => [gradeBlockId(code, criterionId), message]));
