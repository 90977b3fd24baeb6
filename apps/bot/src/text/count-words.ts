/** A number and its noun, agreed as in French: 0 and 1 are singular. */
export const countWords = (count: number, singular: string, plural: string): string =>
  `${count}\u00a0${count < 2 ? singular : plural}`;

/** A share in whole per cent, rounded down so that 100 % means all of it; an empty whole is 0 %. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part * 100) / whole);

/** Ten cells that repeat what the words beside them say. */
export const barOf = (part: number, whole: number): string => {
  const full = Math.min(10, Math.floor(percentOf(part, whole) / 10));
  return '▓'.repeat(full) + '░'.repeat(10 - full);
};
