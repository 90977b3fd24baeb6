import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLocalMembers, rememberLocalMembers } from '@palmares/runtime/local-members';
import { takePort } from '@palmares/runtime/testing-port';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palmares-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  await rm(folder, { recursive: true });
});

async function start(env: Record<string, string> = {}) {
  const port = await takePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: {
      PALMARES_DATA: folder,
      WORKSPACE_PORT: String(port),
      SLACK_BOT_TOKEN: 'xoxb-local',
      SLACK_SIGNING_SECRET: 'local-signing-secret',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.push(child);
  await once(child, 'message');
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const membersOf = async () => {
    const members: unknown = await (await get('/slack/desk/members')).json();
    return members;
  };
  return { child, port, get, membersOf, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  return (await ended)[0];
}

test('it serves a page that leads to the local Slack and Sheets, and stops cleanly', async () => {
  const { get, stop } = await start();
  const index = await (await get('/')).text();
  const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links).toEqual(['/slack', '/sheets/palmares']);
  for (const link of links) {
    const page = await get(link);
    expect(page.status).toBe(200);
    expect(page.url).toMatch(new RegExp(`${link}$`));
  }
  expect(await stop()).toBe(0);
});

test('it stops while a page is following what happens', async () => {
  const { get, stop } = await start();
  const stream = await get('/slack/desk/events');
  expect(stream.status).toBe(200);
  expect(await stop()).toBe(0);
  await stream.body?.cancel().catch(() => undefined);
});

test('the key file of the service account is there, for its owner alone, and the same after a restart', async () => {
  const file = join(folder, 'workspace/google-service-account.json');
  const first = await start();
  const key = await readFile(file, 'utf8');
  expect(JSON.parse(key)).toMatchObject({ type: 'service_account' });
  expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
  await first.stop();
  await start();
  expect(await readFile(file, 'utf8')).toBe(key);
});

test('who is named in the data folder has an account, before the start or after it', async () => {
  const marie = { id: 'U1', name: 'marie', realName: 'Marie Durand', role: 'jury Innovation RH' };
  const paul = { id: 'U2', name: 'paul', realName: 'Paul Petit' };
  await rememberLocalMembers(folder, [marie]);
  const { membersOf } = await start();
  expect(await membersOf()).toMatchObject([marie]);
  await rememberLocalMembers(folder, [paul]);
  expect(await membersOf()).toMatchObject([marie, paul]);
});

test('a member who is made on the page is kept', async () => {
  const { port } = await start();
  const member = { id: 'U3', name: 'anne', realName: 'Anne Roux' };
  const made = await fetch(`http://127.0.0.1:${port}/slack/desk/members`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(member),
  });
  expect(made.status).toBe(200);
  expect(await readLocalMembers(folder)).toEqual([member]);
});

test('where the real Slack is used, only Sheets is served', async () => {
  const { get } = await start({ WORKSPACE_SERVES: 'sheets' });
  expect((await get('/slack')).status).toBe(404);
  expect((await get('/sheets/palmares')).status).toBe(200);
  expect(await (await get('/')).text()).not.toContain('/slack');
});
