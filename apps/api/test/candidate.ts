import { createHash } from 'node:crypto';
import { type Answer, type ApiServer, ask, type Draft, type Sent } from './api-server.ts';

type At = Pick<ApiServer, 'address'>;

/** Sends a dossier in one go. */
export function putDossier(
  api: At,
  { id, depositKey: key }: Pick<Draft, 'id' | 'depositKey'>,
  body: Sent,
  headers: Record<string, string> = { 'Content-Type': 'application/pdf' },
): Promise<Answer> {
  return ask(api, 'PUT', `/applications/${id}/dossier`, { key, headers, body });
}

export function deposit(api: At, { id, depositKey: key }: Pick<Draft, 'id' | 'depositKey'>): Promise<Answer> {
  return ask(api, 'POST', `/applications/${id}/deposit`, { key });
}

/** The application as its candidate reads it. */
export async function readApplication(
  api: At,
  { id, depositKey: key }: Pick<Draft, 'id' | 'depositKey'>,
): Promise<unknown> {
  return (await ask(api, 'GET', `/applications/${id}`, { key })).body;
}

/** In hexadecimal, as the API tells it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
