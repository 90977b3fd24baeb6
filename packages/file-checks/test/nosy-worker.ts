import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

/** A worker that tries what no check needs, and reports what it was answered. */
console.log('{"kind":"ready"}');
const [, , file = ''] = process.argv;

const attempt = (act: () => unknown): unknown => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : 'failed';
  }
};

const connecting = await new Promise((resolve) => {
  const refused = attempt(() => {
    const socket = connect({ host: '127.0.0.1', port: 9 });
    socket.once('error', (error) => resolve('code' in error ? error.code : 'failed'));
    socket.once('connect', () => resolve('done'));
  });
  if (refused !== 'done') resolve(refused);
});
const report = {
  reading: attempt(() => readFileSync(file)),
  readingElsewhere: attempt(() => readFileSync(`${file}.other`)),
  writing: attempt(() => writeFileSync(file, 'changed')),
  makingFolder: attempt(() => mkdirSync(`${file}.folder`)),
  spawning: attempt(() => spawnSync(process.execPath, ['--version'])),
  connecting,
};
console.log(JSON.stringify(report));
