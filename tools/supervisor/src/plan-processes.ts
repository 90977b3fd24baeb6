import { join, resolve } from 'node:path';
import type { SupervisorConfig } from './config.ts';
import type { LocalSecrets } from './keep-secrets.ts';

/** One process to run: `script` by Node, with `env` added to the supervisor's own, once those in `after` are ready. */
export type ProcessPlan = {
  name: string;
  script: string;
  env: Readonly<Record<string, string>>;
  /** Variables of the supervisor's own environment that it does not get. */
  withheld?: RegExp;
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
  after: readonly string[];
};

/** What only the API needs: the object store's keys, the mail server, the antivirus, another ffprobe. */
const apiAccounts = /^(AWS_\w+|SMTP_URL|MAIL_FROM|CLAMD_URL|FFPROBE_PATH)$/;

/**
 * The API's young objects are few: with Node's usual room for them (16 MB, up to three times) it would hold some 25 MB
 * more for nothing.
 */
export const apiNodeOptions = ['--max-semi-space-size=4'] as const;

/** Which of the outside world's accounts the local workspace stands in for. */
export type StandIns = { slack: boolean; google: boolean };

/** The local workspace stands in for Slack where there is no bot token, for Google where there are no credentials. */
export function findStandIns(config: SupervisorConfig): StandIns {
  return {
    slack: config.SLACK_BOT_TOKEN === undefined,
    google: config.GOOGLE_APPLICATION_CREDENTIALS === undefined,
  };
}

const root = resolve(import.meta.dirname, '../../..');

/** Where compiled code is kept from one start to the next, whatever the data folder; Node does without where it can't write. */
export const compileCache = join(root, 'node_modules/.cache/palmares');

/**
 * The processes of the contest, and the local workspace where an account is missing.
 * `config` has the real ports; `secrets` are the local workspace's own, never those of a real account.
 */
export function planProcesses(config: SupervisorConfig, secrets: LocalSecrets): readonly ProcessPlan[] {
  const standIns = findStandIns(config);
  const shared = sharedEnvironment(config);
  const local = standIns.slack || standIns.google;
  const app = (name: string, after: readonly string[]): ProcessPlan => ({
    name,
    script: join(root, 'apps', name, 'src/main.ts'),
    env: { ...shared, ...accountEnvironment(config, standIns, secrets) },
    ...(name === 'api' ? { nodeOptions: apiNodeOptions } : { withheld: apiAccounts }),
    after,
  });
  return [
    ...(local ? [planWorkspace(shared, standIns, secrets)] : []),
    app('api', []),
    app('bot', []),
    // It signs in with the key file that the workspace hands out.
    app('sheets-sync', standIns.google ? ['workspace'] : []),
  ];
}

function planWorkspace(
  shared: Readonly<Record<string, string>>,
  standIns: StandIns,
  secrets: LocalSecrets,
): ProcessPlan {
  const serves = [standIns.slack ? 'slack' : '', standIns.google ? 'sheets' : ''].filter(Boolean);
  return {
    name: 'workspace',
    script: join(root, 'tools/workspace/src/main.ts'),
    env: {
      ...shared,
      WORKSPACE_SERVES: serves.join(','),
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      WORKSPACE_SLACK_MANIFEST: join(root, 'apps/bot/manifest.json'),
    },
    withheld: apiAccounts,
    after: [],
  };
}

function sharedEnvironment(config: SupervisorConfig): Record<string, string> {
  return {
    PALMARES_DATA: config.PALMARES_DATA,
    PALMARES_EDITION: config.PALMARES_EDITION,
    DATABASE_URL: config.DATABASE_URL,
    BLOBS_URL: config.BLOBS_URL,
    API_HOST: config.API_HOST,
    API_PORT: String(config.API_PORT),
    PUBLIC_URL: config.PUBLIC_URL,
    BOT_PORT: String(config.BOT_PORT),
    WORKSPACE_PORT: String(config.WORKSPACE_PORT),
    LOG_LEVEL: config.LOG_LEVEL,
    NODE_COMPILE_CACHE: config.NODE_COMPILE_CACHE ?? compileCache,
    ...(config.LOG_FORMAT === undefined ? {} : { LOG_FORMAT: config.LOG_FORMAT }),
  };
}

function accountEnvironment(
  config: SupervisorConfig,
  standIns: StandIns,
  secrets: LocalSecrets,
): Record<string, string> {
  const workspace = `http://127.0.0.1:${config.WORKSPACE_PORT}`;
  return {
    ...(standIns.slack
      ? {
          SLACK_API_URL: `${workspace}/slack/api/`,
          SLACK_BOT_TOKEN: secrets.botToken,
          SLACK_SIGNING_SECRET: secrets.signingSecret,
        }
      : {}),
    ...(standIns.google
      ? {
          SHEETS_ROOT_URL: `${workspace}/sheets/`,
          GOOGLE_APPLICATION_CREDENTIALS: join(config.PALMARES_DATA, 'workspace/google-service-account.json'),
          SPREADSHEET_ID: 'palmares',
        }
      : {}),
  };
}
