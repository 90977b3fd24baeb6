import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { CONFIG_EXIT_CODE } from './read-config.ts';

const module = pathToFileURL(`${import.meta.dirname}/exit-on-mistake.ts`).href;

/** Runs an entry file whose opening ends as `opening` says; a RangeError is a mistake, anything else is not. */
function start(opening: string) {
  const script = `
    import { exitOnMistake } from ${JSON.stringify(module)};
    console.log(await exitOnMistake(${opening}, RangeError, URIError));
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
}

test('a mistake ends the process with its sentence and nothing else', () => {
  const { status, stdout, stderr } = start("Promise.reject(new RangeError('another contest'))");
  expect({ status, stdout, stderr }).toEqual({
    status: CONFIG_EXIT_CODE,
    stdout: '',
    stderr: 'another contest\n',
  });
});

test('any other error is a fault, and what opens goes on', () => {
  const fault = start("Promise.reject(new TypeError('a fault'))");
  expect(fault.status).toBe(1);
  expect(fault.stderr).toContain('TypeError: a fault\n');
  expect(start("Promise.resolve('opened')").stdout).toBe('opened\n');
});
