import type { Logger } from '@palmares/runtime/log';
import type { Check } from '../health.ts';
import { describeError } from './describe-error.ts';
import type { SlackApi } from './web-api.ts';

/** How long an answer of Slack's is taken for granted, in milliseconds. */
const TRUSTED = 30_000;

/** Knows whether Slack takes our token; asks at most every half minute. */
export const watchSlack = ({ background }: SlackApi, log: Logger): { check: Check } => {
  let asked: { at: number; answer: Promise<boolean> } | null = null;
  const ask = (): Promise<boolean> =>
    background.auth.test().then(
      () => true,
      (error: unknown) => {
        log.warn({ fault: describeError(error) }, 'Slack does not answer, or not to this token');
        return false;
      },
    );
  return {
    check: async () => {
      const now = performance.now();
      if (asked === null || now - asked.at > TRUSTED) asked = { at: now, answer: ask() };
      const answer = await asked.answer;
      // A refusal is asked again at once: nobody waits half a minute for what was mended.
      if (!answer) asked = null;
      return answer;
    },
  };
};
