import { createApiKey } from '@palmares/contest/acts/create-api-key';
import type { Contest } from '@palmares/contest/contest';
import type { CommandOutcome } from '../outcome.ts';

/** Gives an API key to the secretariat; it is shown this once. */
export async function createKey(contest: Contest, name: string): Promise<CommandOutcome> {
  const outcome = await createApiKey(contest, { kind: 'operator' }, { role: 'secretariat', name });
  if (outcome.kind === 'forbidden') {
    return { kind: 'failed', data: { kind: 'forbidden' }, text: 'Cette opération n’est pas permise.' };
  }
  const { id, key } = outcome;
  const text = [
    `Clé «\u00a0${name}\u00a0» créée (${id})\u00a0:`,
    '',
    `  ${key}`,
    '',
    'Elle n’est affichée que cette fois\u00a0: conservez-la. Elle s’emploie ainsi\u00a0:',
    '  Authorization: Bearer <clé>',
  ].join('\n');
  return { kind: 'done', data: { id, key }, text };
}
