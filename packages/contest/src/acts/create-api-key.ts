import { randomUUID } from 'node:crypto';
import { insertApiKey } from '@palmares/db/people';
import { act } from '../act.ts';
import type { Contest } from '../contest.ts';
import { hashKey, makeKey } from '../keys.ts';
import { forbidden, type Person } from '../people.ts';

export type CreateApiKeyOutcome =
  /** `key` is shown this once; only its hash is kept. */
  { readonly kind: 'created'; readonly id: string; readonly key: string } | { readonly kind: 'forbidden' };

/** Whoever runs the server gives a key to a script of the secretariat. */
export function createApiKey(
  contest: Contest,
  person: Person,
  { role, name }: { readonly role: 'secretariat'; readonly name: string },
): Promise<CreateApiKeyOutcome> {
  return act<CreateApiKeyOutcome>(contest, person, async ({ tx, at, record }) => {
    if (person.kind !== 'operator') return forbidden;
    const id = randomUUID();
    const key = makeKey();
    await insertApiKey(tx, { id, role, name, keyHash: hashKey(key), createdAt: at });
    await record({ kind: 'api-key.created', subject: id, after: { role, name } });
    return { kind: 'created', id, key };
  });
}
