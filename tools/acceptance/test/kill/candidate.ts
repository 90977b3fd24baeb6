import { createHash } from 'node:crypto';
import { completeMetadata } from '@palmares/contest/testing';
import { z } from 'zod';
import { attempt, LostError } from './lost.ts';

const draftSchema = z.object({ id: z.string(), depositKey: z.string() });
export const receiptSchema = z.looseObject({
  version: z.int(),
  dossier: z.looseObject({ sha256: z.string() }),
});

/** What a candidate was told: the last file the API acknowledged, and every receipt it gave. */
export type Acknowledged = {
  readonly id: string;
  readonly depositKey: string;
  /** SHA-256 of the last dossier that was acknowledged, and of one that was sent since without an answer. */
  dossier: string | null;
  unanswered: string | null;
  readonly receipts: z.output<typeof receiptSchema>[];
};

/** A candidate who deposits, replaces the dossier and deposits again, and believes only what was answered. */
export async function depositAgainAndAgain(
  api: string,
  dossiers: readonly Uint8Array[],
  record: Acknowledged[],
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    const metadata = completeMetadata({ title: `Projet ${record.length}` });
    const draft = await attempt(stopped, () => post(`${api}/applications`, {}, metadata));
    if (!draft) return;
    const { id, depositKey } = draftSchema.parse(draft);
    const own: Acknowledged = { id, depositKey, dossier: null, unanswered: null, receipts: [] };
    record.push(own);
    for (const dossier of dossiers) {
      if (!(await attempt(stopped, () => sendDossier(api, own, dossier)))) return;
      const receipt = await attempt(stopped, () => post(`${api}/applications/${id}/deposit`, authorize(own)));
      if (!receipt) return;
      own.receipts.push(receiptSchema.parse(receipt));
    }
  }
}

export function authorize({ depositKey }: Pick<Acknowledged, 'depositKey'>): Record<string, string> {
  return { authorization: `Bearer ${depositKey}` };
}

async function sendDossier(api: string, own: Acknowledged, dossier: Uint8Array): Promise<unknown> {
  const sha256 = createHash('sha256').update(dossier).digest('hex');
  own.unanswered = sha256;
  const answer = await fetch(`${api}/applications/${own.id}/dossier`, {
    method: 'PUT',
    headers: { ...authorize(own), 'content-type': 'application/pdf' },
    body: new Uint8Array(dossier),
  });
  const body = await readAnswer(answer);
  own.dossier = sha256;
  own.unanswered = null;
  return body;
}

async function post(url: string, headers: Record<string, string>, body?: object): Promise<unknown> {
  const json = body && { 'content-type': 'application/json' };
  return readAnswer(
    await fetch(url, {
      method: 'POST',
      headers: { ...headers, ...json },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

async function readAnswer(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (answer.status >= 500) throw new LostError(`${answer.status}: ${text}`);
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return JSON.parse(text);
}
