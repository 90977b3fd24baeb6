import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFiles } from '@palmares/file-checks/serve-files';

/** A worker that does what its file says, as a file that has taken it over would. */
let files = 0;
const kept: unknown[] = [];

const attempt = (act: () => unknown): unknown => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : String(error);
  }
};

/** Waits for ever; without anything to wait for Node would end. */
const wait = (): Promise<never> => new Promise(() => void setInterval(() => {}, 600_000));

const die = (signal: NodeJS.Signals): Promise<never> => {
  process.kill(process.pid, signal);
  return new Promise(() => {});
};

const commands: Record<string, () => unknown> = {
  hang: () => {
    for (;;) kept[0] = performance.now();
  },
  'say nothing': () => wait(),
  crash: () => process.abort(),
  exit: () => process.exit(0),
  babble: () => writeSync(1, 'hello\n'),
  'claim another job': () =>
    writeSync(1, '{"kind":"report","job":99,"report":{},"idle":true,"residentBytes":1}\n'),
  flood: () => {
    for (;;) writeSync(1, `${'x'.repeat(60_000)}\n`);
  },
  talk: () => 'x'.repeat(60_000),
  'ask and not wait': () => {
    for (let turn = 0; turn < 100; turn += 1)
      writeSync(1, `{"kind":"read","job":${files},"start":0,"end":1}\n`);
    return wait();
  },
  'leave a timer': () => void setInterval(() => kept.push(0), 10),
  'be stopped': () => die('SIGTERM'),
  'be stopped when used': () => files > 1 && die('SIGTERM'),
  'be killed when used': () => files > 1 && die('SIGKILL'),
  'crash when used': () => files > 1 && process.abort(),
  eat: () => {
    for (let turn = 0; turn < 20; turn += 1) kept.push(Buffer.alloc(50_000_000, 1));
    return wait();
  },
  'change what all inherit': () => attempt(() => Object.assign(Object.prototype, { accepted: true })),
  'run text': () => attempt(() => setTimeout.constructor('return 1')()),
  'look around': async () => ({
    reading: attempt(() => readFileSync(process.execPath)),
    readingItself: attempt(() => readFileSync(import.meta.filename)),
    writing: attempt(() => writeFileSync(join(tmpdir(), 'palmares-nosy'), 'x')),
    makingFolder: attempt(() => mkdirSync(join(tmpdir(), 'palmares-nosy-folder'))),
    spawning: attempt(() => spawnSync(process.execPath, ['--version'])),
    connecting: await new Promise((resolve) => {
      const tried = attempt(() => {
        const socket = connect({ host: '127.0.0.1', port: 9 });
        socket.once('error', (error) => resolve('code' in error ? error.code : 'failed'));
        socket.once('connect', () => resolve('done'));
      });
      if (tried !== 'done') resolve(tried);
    }),
    environment: Object.keys(process.env),
  }),
};

await serveFiles(async (file) => {
  files += 1;
  const command = Buffer.from(file.read(0, file.size)).toString();
  return {
    harmless: command !== 'be suspicious',
    pid: process.pid,
    files,
    answer: await commands[command]?.(),
  };
});
