// All of one width in any font.
const LEVELS = ['▂', '▃', '▄', '▅', '▆', '▇', '█'];
const NONE = '▁';
const BAR_WIDTH = 10;

/**
 * How often each grade was given, as one character a grade, lowest grade first; a line where it was never given.
 * The most frequent grade is the highest bar. Empty text when no grade was given at all.
 *
 * @example drawHistogram([0, 1, 3, 8, 4, 2]) // '▁▂▄█▅▃'
 */
export function drawHistogram(counts: readonly number[]): string {
  const most = Math.max(0, ...counts);
  if (most === 0) return '';
  return counts.map((count) => (count === 0 ? NONE : LEVELS[levelOf(count, most)])).join('');
}

/**
 * Progress as a bar of ten with its share in words; "sans objet" where nothing is expected. Full only when all is done.
 *
 * @example drawProgress(3, 8) // '███░░░░░░░ 37 %'
 */
export function drawProgress(done: number, expected: number): string {
  if (expected === 0) return 'sans objet';
  const full = Math.floor((done / expected) * BAR_WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  return `${bar} ${Math.floor((done / expected) * 100)}\u00a0%`;
}

function levelOf(count: number, most: number): number {
  return Math.max(0, Math.ceil((count / most) * LEVELS.length) - 1);
}
