import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLocalMembers, rememberLocalMembers } from '../src/local-members.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palmares-'));
});
afterEach(() => rm(folder, { recursive: true }));

const marie = { id: 'U1', name: 'marie.durand', realName: 'Marie Durand' };
const paul = { id: 'U2', name: 'paul.petit', realName: 'Paul Petit', role: 'secrétariat' };

test('nobody is a member before somebody is named', async () => {
  expect(await readLocalMembers(folder)).toEqual([]);
});

test('members are added, and corrected by id', async () => {
  await rememberLocalMembers(folder, [marie, paul]);
  await rememberLocalMembers(folder, [{ ...marie, realName: 'Marie Durand-Petit' }]);
  expect(await readLocalMembers(folder)).toEqual([{ ...marie, realName: 'Marie Durand-Petit' }, paul]);
  expect(await readdir(join(folder, 'workspace'))).toEqual(['members.json']);
});
