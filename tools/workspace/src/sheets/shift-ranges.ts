import type { Dimension, GridRange } from './wire.ts';
import type { Tab, Workbook } from './workbook.ts';

/** Where an index range lies after rows or columns came or went; undefined when nothing is left of it. */
export type Shift = (start: number | undefined, end: number | undefined) => [number?, number?] | undefined;

/** Rows or columns inserted before `at`: ranges after it move, a range around it grows. */
export const shiftForInsert =
  (at: number, count: number): Shift =>
  (start, end) => [
    start !== undefined && start >= at ? start + count : start,
    end !== undefined && end > at ? end + count : end,
  ];

/** Rows or columns from `from` to `to` (exclusive) deleted: ranges after move, a range around shrinks. */
export const shiftForDelete =
  (from: number, to: number): Shift =>
  (start, end) => {
    const move = (index: number) => (index <= from ? index : index >= to ? index - (to - from) : from);
    const moved: [number?, number?] = [
      start === undefined ? undefined : move(start),
      end === undefined ? undefined : move(end),
    ];
    return moved[1] !== undefined && (moved[0] ?? 0) >= moved[1] ? undefined : moved;
  };

const shiftRange = (range: GridRange, dimension: Dimension, shift: Shift): GridRange | undefined => {
  const rows = dimension === 'ROWS';
  const moved = rows
    ? shift(range.startRowIndex, range.endRowIndex)
    : shift(range.startColumnIndex, range.endColumnIndex);
  if (!moved) return undefined;
  const [start, end] = moved;
  const result: GridRange = { ...range };
  if (start !== undefined) result[rows ? 'startRowIndex' : 'startColumnIndex'] = start;
  if (end !== undefined) result[rows ? 'endRowIndex' : 'endColumnIndex'] = end;
  return result;
};

const areaOf = (range: GridRange): number =>
  ((range.endRowIndex ?? 0) - (range.startRowIndex ?? 0)) *
  ((range.endColumnIndex ?? 0) - (range.startColumnIndex ?? 0));

/** Moves everything that is tied to rows or columns of a tab: names, metadata, protections, merges, rules, bands, filter. */
export const shiftRanges = (workbook: Workbook, tab: Tab, dimension: Dimension, shift: Shift): void => {
  const { sheetId } = tab.properties;
  const moveAll = (ranges: GridRange[]): GridRange[] =>
    ranges.flatMap((range) => shiftRange(range, dimension, shift) ?? []);
  const moveRanged = <T extends { range?: GridRange }>(items: T[]): T[] =>
    items.flatMap((item) => {
      if (!item.range) return [item];
      const range = shiftRange(item.range, dimension, shift);
      return range ? [{ ...item, range }] : [];
    });

  workbook.namedRanges = workbook.namedRanges.flatMap((named) =>
    (named.range?.sheetId ?? 0) === sheetId ? moveRanged([named]) : [named],
  );
  workbook.developerMetadata = workbook.developerMetadata.flatMap((metadata) => {
    const range = metadata.location?.dimensionRange;
    if (!range || (range.sheetId ?? 0) !== sheetId || range.dimension !== dimension) return [metadata];
    const moved = shift(range.startIndex ?? 0, range.endIndex);
    if (!moved) return [];
    const dimensionRange = { ...range, startIndex: moved[0] ?? 0, endIndex: moved[1] ?? 0 };
    return [{ ...metadata, location: { ...metadata.location, dimensionRange } }];
  });
  tab.merges = moveAll(tab.merges).filter((merge) => areaOf(merge) > 1);
  tab.protectedRanges = moveRanged(tab.protectedRanges).map((range) =>
    range.unprotectedRanges ? { ...range, unprotectedRanges: moveAll(range.unprotectedRanges) } : range,
  );
  tab.bandedRanges = moveRanged(tab.bandedRanges);
  tab.conditionalFormats = tab.conditionalFormats.flatMap((rule) => {
    const ranges = moveAll(rule.ranges ?? []);
    return ranges.length === 0 ? [] : [{ ...rule, ranges }];
  });
  if (tab.basicFilter) {
    const [kept] = moveRanged([tab.basicFilter]);
    if (kept) tab.basicFilter = kept;
    else delete tab.basicFilter;
  }
};
