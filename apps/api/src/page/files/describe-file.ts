import type { FileView } from '@palmares/contest/applications/file-view';
import { formatMo } from '@palmares/rules/french-lists';
import { formatSeconds } from '../format-seconds.ts';

/** A file's size, and its pages or its length. */
export function describeFile(file: Pick<FileView, 'bytes' | 'pages' | 'seconds'>): string {
  const pages = file.pages === null ? [] : [`${file.pages}\u00a0${file.pages === 1 ? 'page' : 'pages'}`];
  const seconds = file.seconds === null ? [] : [formatSeconds(file.seconds)];
  return [formatMo(file.bytes), ...pages, ...seconds].join(', ');
}
