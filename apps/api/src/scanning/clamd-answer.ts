import type { ScanVerdict } from '@palmares/contest/acts/record-scan';
import { ScannerError } from './scanner.ts';

/**
 * Reads clamd's answer to INSTREAM: `stream: OK`, `stream: <name> FOUND`, or a sentence that ends in ERROR, one of
 * which says that the stream is longer than its StreamMaxLength.
 */
export function readClamdAnswer(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: (.+) FOUND$/s.exec(answer)?.[1];
  if (found !== undefined) return { kind: 'infected', found };
  if (/size limit exceeded/i.test(answer)) return { kind: 'unscannable' };
  throw new ScannerError('the antivirus answered with an error', {
    cause: new Error(answer.slice(0, 200)),
  });
}
