import { readConfig } from '@palmares/runtime/read-config';
import { expect, test } from 'vitest';
import { supervisorConfig } from './config.ts';
import { planProcesses } from './plan-processes.ts';

const secrets = { botToken: 'xoxb-local-1', signingSecret: 'local-signing-secret' };

function plan(env: Record<string, string>) {
  const config = readConfig(supervisorConfig, { PALMARES_DATA: '/data', ...env });
  return Object.fromEntries(planProcesses(config, secrets).map((process) => [process.name, process]));
}

const slack = { SLACK_BOT_TOKEN: 'xoxb-real', SLACK_SIGNING_SECRET: 'real-signing-secret' };
const google = { GOOGLE_APPLICATION_CREDENTIALS: '/key.json', SPREADSHEET_ID: 'real' };

test('without accounts, the workspace stands in for both and the apps are pointed to it', () => {
  const { workspace, api, bot, 'sheets-sync': sync } = plan({ WORKSPACE_PORT: '9020' });
  expect(workspace?.env['WORKSPACE_SERVES']).toBe('slack,sheets');
  expect(bot?.env).toMatchObject({
    SLACK_API_URL: 'http://127.0.0.1:9020/slack/api/',
    SLACK_BOT_TOKEN: 'xoxb-local-1',
    SLACK_SIGNING_SECRET: 'local-signing-secret',
  });
  expect(sync?.env).toMatchObject({
    SHEETS_ROOT_URL: 'http://127.0.0.1:9020/sheets/',
    GOOGLE_APPLICATION_CREDENTIALS: '/data/workspace/google-service-account.json',
    SPREADSHEET_ID: 'palmares',
  });
  expect(sync?.after).toEqual(['workspace']);
  expect([api?.after, bot?.after]).toEqual([[], []]);
});

test('with both accounts there is no workspace', () => {
  const processes = plan({ ...slack, ...google });
  expect(Object.keys(processes)).toEqual(['api', 'bot', 'sheets-sync']);
  expect(processes['sheets-sync']?.after).toEqual([]);
  expect(processes['bot']?.env['SLACK_API_URL']).toBeUndefined();
});

test('the workspace that stands in for Google alone never sees the real Slack’s secrets', () => {
  const { workspace, bot, 'sheets-sync': sync } = plan(slack);
  expect(workspace?.env).toMatchObject({
    WORKSPACE_SERVES: 'sheets',
    SLACK_BOT_TOKEN: 'xoxb-local-1',
    SLACK_SIGNING_SECRET: 'local-signing-secret',
  });
  // The bot inherits the real ones.
  expect(bot?.env['SLACK_BOT_TOKEN']).toBeUndefined();
  expect(sync?.env['SPREADSHEET_ID']).toBe('palmares');
});

test.each([
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
  [{ SLACK_API_URL: 'https://slack.test' }, 'SLACK_BOT_TOKEN'],
  [{ SLACK_BOT_TOKEN: 'bot', SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
  [{ GOOGLE_APPLICATION_CREDENTIALS: '/key.json' }, 'SPREADSHEET_ID'],
  [{ SHEETS_ROOT_URL: 'https://sheets.test' }, 'GOOGLE_APPLICATION_CREDENTIALS'],
] as const)('half an account is a mistake: %o', (env, variable) => {
  expect(() => plan({ ...env })).toThrow(variable);
});

test('the object store’s keys, the mail server and the antivirus are the API’s alone', () => {
  const { api, ...others } = plan({});
  const accounts = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_PROFILE',
    'SMTP_URL',
    'MAIL_FROM',
    'CLAMD_URL',
    'FFPROBE_PATH',
  ];
  const withheld = (process: { withheld?: RegExp } | undefined, names: readonly string[]) =>
    names.filter((name) => process?.withheld?.test(name) ?? false);
  const needed = ['PATH', 'SLACK_BOT_TOKEN', 'DATABASE_URL', 'GOOGLE_APPLICATION_CREDENTIALS'];
  expect(withheld(api, accounts)).toEqual([]);
  for (const other of Object.values(others)) {
    expect(withheld(other, accounts)).toEqual(accounts);
    expect(withheld(other, needed)).toEqual([]);
  }
});
