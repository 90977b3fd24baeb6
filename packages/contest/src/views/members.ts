import { readTogether } from '@palmares/db/database';
import { type JurorRow, listRoles, type MemberFilter, pageMembers } from '@palmares/db/people';
import type { Contest } from '../contest.ts';
import { forbidden, isSecretariat, type Person, type Role } from '../people.ts';
import { type JurorProgress, readProgress } from './progress.ts';

/** Someone of the jurors' list, and how far each of their juries' work is. Holds no grade. */
export type MemberView = {
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly roles: readonly {
    readonly role: Role;
    /** Null for roles of no category. */
    readonly category: string | null;
    /** Null for whoever does not grade. */
    readonly progress: Omit<JurorProgress, 'name' | 'slackUserId'> | null;
  }[];
};

export type MembersOutcome =
  /** `next` is the `after` of the following page, null on the last. */
  | { readonly kind: 'members'; readonly items: readonly MemberView[]; readonly next: string | null }
  | { readonly kind: 'forbidden' };

/** The jurors' list by Slack account, a page at a time. */
export async function viewMembers(
  contest: Contest,
  person: Person,
  filter: MemberFilter,
): Promise<MembersOutcome> {
  if (!isSecretariat(person)) return forbidden;
  return readTogether(contest.db, async (tx) => {
    const rows = await pageMembers(tx, { ...filter, limit: filter.limit + 1 });
    const page = rows.slice(0, filter.limit);
    const roles = Map.groupBy(await listRoles(tx), ({ jurorId }) => jurorId);
    const progress = new Map(
      (await readProgress(tx, contest.edition)).flatMap(({ slug, jurors }) =>
        jurors.map((juror) => [`${slug}/${juror.slackUserId}`, countOf(juror)] as const),
      ),
    );
    const view = ({ id, slackUserId, name, email, organisation }: JurorRow): MemberView => ({
      slackUserId,
      name,
      email,
      organisation,
      roles: (roles.get(id) ?? []).map(({ role, category }) => ({
        role,
        category: category || null,
        progress: (role === 'juror' && progress.get(`${category}/${slackUserId}`)) || null,
      })),
    });
    return {
      kind: 'members',
      items: page.map(view),
      next: rows.length > filter.limit ? (page.at(-1)?.slackUserId ?? null) : null,
    };
  });
}

function countOf({ expected, drafts, submitted, recused, lastActivityAt }: JurorProgress) {
  return { expected, drafts, submitted, recused, lastActivityAt };
}
