import { ConfigError, readConfig } from '@palmares/runtime/read-config';
import { describe, expect, it } from 'vitest';
import { botConfig } from '../src/config.ts';

const token = { SLACK_BOT_TOKEN: 'xoxb-1' };

describe('botConfig', () => {
  it('takes a signing secret for HTTP, or an app token for Socket Mode', () => {
    expect(readConfig(botConfig, { ...token, SLACK_SIGNING_SECRET: 's' }).BOT_PORT).toBe(8010);
    expect(readConfig(botConfig, { ...token, SLACK_APP_TOKEN: 'xapp-1' }).SLACK_APP_TOKEN).toBe('xapp-1');
  });

  it('names everything that is missing at once', () => {
    const mistakes = (env: Record<string, string>): readonly string[] => {
      try {
        readConfig(botConfig, env);
        return [];
      } catch (error) {
        return error instanceof ConfigError ? error.mistakes : ['another error'];
      }
    };
    expect(mistakes(token).join()).toContain('SLACK_SIGNING_SECRET');
    const several = mistakes({ BOT_PORT: 'x', SLACK_API_URL: 'nowhere' }).join();
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'BOT_PORT', 'SLACK_API_URL'])
      expect(several).toContain(name);
  });
});
