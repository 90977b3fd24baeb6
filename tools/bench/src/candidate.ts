import { z } from 'zod';
import { expectAnswer } from './http-client.ts';
import { metadataOf } from './seed/metadata.ts';

const draftSchema = z.object({ id: z.string(), depositKey: z.string() });

/** A candidate's draft: where its files go, and the header that opens it. */
export type Draft = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Begins a draft with nothing missing but its files. */
export async function beginDraft(api: string, number: number): Promise<Draft> {
  const answer = await expectAnswer(201, `${api}/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(metadataOf(number, 'innovation-rh')),
  });
  const { id, depositKey } = draftSchema.parse(JSON.parse(answer));
  return { url: `${api}/applications/${id}`, headers: { authorization: `Bearer ${depositKey}` } };
}
