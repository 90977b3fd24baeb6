/** Names of what can be pressed or chosen, as Slack sends them back. Every one is registered in `listeners/register.ts`. */
export const ACTIONS = {
  openEntry: 'open-entry',
  nextEntry: 'next-entry',
  chooseGrade: 'choose-grade',
  writeComment: 'write-comment',
  declareConflict: 'declare-conflict',
  saveDraft: 'save-draft',
  openFile: 'open-file',
  turnPage: 'turn-page',
  askGrading: 'ask-grading',
  showRanking: 'show-ranking',
  showProgress: 'show-progress',
  showQueue: 'show-queue',
  showDates: 'show-dates',
} as const;

/** Names of the views that can be submitted or closed. */
export const VIEWS = {
  scoreSheet: 'score-sheet',
  recusal: 'recusal',
  chooseEntry: 'choose-entry',
  grading: 'grading',
  notice: 'notice',
} as const;
