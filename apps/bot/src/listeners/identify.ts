import type { Contest } from '@palmares/contest/contest';
import { isSecretariat, juriesOf, type Member, personOfSlackUser } from '@palmares/contest/people';

/** A member of the contest and what they do in it. */
export type Known = {
  readonly person: Member;
  readonly secretariat: boolean;
  readonly juries: readonly string[];
};

/** Who is behind a Slack account, from the database and never from the channel; null for a stranger. */
export const identify = async (contest: Contest, slackUserId: string): Promise<Known | null> => {
  const person = await personOfSlackUser(contest, slackUserId);
  return person === null ? null : { person, secretariat: isSecretariat(person), juries: juriesOf(person) };
};
