import { expect, test } from 'vitest';
import { readRevision } from '../src/contest.ts';
import { findActiveSigningKey, keepFirstSigningKey, listSigningKeys } from '../src/signing-keys.ts';
import { describeDatabase } from './describe-database.ts';

describeDatabase((t) => {
  const key = (kid: string, createdAt: string) => ({ kid, privateJwk: '{}', publicJwk: '{}', createdAt });

  test('of several first keys one is kept, which all are given, and nothing of the contest changes', async () => {
    const handles = [t.db, t.other, t.db];
    expect(await findActiveSigningKey(t.db)).toBeUndefined();
    const revision = await readRevision(t.db);
    const kept = await Promise.all(
      handles.map((handle, index) =>
        handle
          .transaction()
          .execute((tx) =>
            keepFirstSigningKey(tx, key(`kid-${index}`, `2022-03-01T09:00:0${9 - index}.000Z`)),
          ),
      ),
    );
    const listed = await listSigningKeys(t.db);
    expect(listed).toHaveLength(1);
    expect(kept).toEqual(handles.map(() => listed[0]));
    expect(await readRevision(t.db)).toBe(revision);
  });

  test('the oldest key signs', async () => {
    const first = await findActiveSigningKey(t.db);
    await t.db.insertInto('signingKeys').values(key('a-later-one', '2023-01-01T00:00:00.000Z')).execute();
    expect(await findActiveSigningKey(t.db)).toEqual(first);
    expect((await listSigningKeys(t.db)).map(({ kid }) => kid)).toEqual([first?.kid, 'a-later-one']);
  });
});
