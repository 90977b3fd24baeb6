import type { Contest } from '../src/contest.ts';
import { operator } from '../src/testing.ts';
import { viewMail, viewMails } from '../src/views/mails.ts';

/** Messages about one application, of one kind or of any, with their bodies, the first first. */
export async function mailsOf(contest: Contest, application: string, kind?: string) {
  const listed = await viewMails(contest, operator, { application, kind, limit: 100 });
  if (listed.kind !== 'mails') throw new Error(listed.kind);
  const mails = await Promise.all(listed.items.map(({ id }) => viewMail(contest, operator, id)));
  return mails.flatMap((viewed) => (viewed.kind === 'mail' ? [viewed.mail] : [])).toReversed();
}
