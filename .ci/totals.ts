import { readFileSync } from 'node:fs';

// Prints the totals of vitest's JSON report as "N passed, N failed, N skipped"; exits 1 when anything failed, or when
// there is no report to read. Needs nothing but Node.

type Totals = { passed: number; failed: number; skipped: number };

const path = process.argv[2] ?? 'reports/vitest.json';
const totals = read(path);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

function read(file: string): Totals {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    process.stderr.write(
      `${file} can't be read: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function count(report: unknown): Totals {
  const failedTests = numberIn(report, 'numFailedTests');
  // A file that breaks before its first test, or a run that breaks after the last one, has no failed test to show.
  const failedFiles = listIn(report, 'testResults').filter(
    (file) => textIn(file, 'status') === 'failed' && !listIn(file, 'assertionResults').some(isFailed),
  ).length;
  const failed = failedTests + failedFiles;
  const unexplained = failed === 0 && !(isRecord(report) && report['success'] === true);
  return {
    passed: numberIn(report, 'numPassedTests'),
    failed: unexplained ? 1 : failed,
    skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
  };
}

function isFailed(test: unknown): boolean {
  return textIn(test, 'status') === 'failed';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function numberIn(value: unknown, name: string): number {
  const found = isRecord(value) ? value[name] : undefined;
  if (typeof found !== 'number') throw new TypeError(`expected a number in ${name}`);
  return found;
}

function textIn(value: unknown, name: string): string {
  const found = isRecord(value) ? value[name] : undefined;
  if (typeof found !== 'string') throw new TypeError(`expected text in ${name}`);
  return found;
}

function listIn(value: unknown, name: string): unknown[] {
  const found = isRecord(value) ? value[name] : undefined;
  if (!Array.isArray(found)) throw new TypeError(`expected a list in ${name}`);
  return found;
}
