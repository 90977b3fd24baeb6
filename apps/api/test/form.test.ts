import { expect, test } from 'vitest';
import { beginDraft, startApi } from './api-server.ts';
import { putDossier } from './candidate.ts';

test('the blank dossier is a PDF that could itself be deposited', async () => {
  await using api = await startApi();
  const [first, second] = await Promise.all(
    [1, 2].map(async () => {
      const answer = await fetch(`${api.address}/edition/form`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('content-disposition')).toContain('dossier-de-candidature-gpi-2022.pdf');
      return Buffer.from(await answer.arrayBuffer());
    }),
  );
  if (!first || !second) throw new Error('two answers were awaited');
  expect(first.equals(second)).toBe(true);
  const taken = await putDossier(api, await beginDraft(api), first);
  expect(taken).toMatchObject({ status: 200, body: { pages: 5 } });
});
