import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Contest } from '@palmares/contest/contest';
import { createLog } from '@palmares/runtime/log';
import { serve } from '@palmares/runtime/serve';
import { takePort } from '@palmares/runtime/testing-port';
import { createSlack } from '@palmares/workspace/slack/create-slack';
import type { LocalSlack } from '@palmares/workspace/slack/local-slack';
import { readSlackManifest } from '@palmares/workspace/slack-manifest';
import { type AppProcess, startApp, stopApp } from '../../src/app-process.ts';
import { openRehearsal, PEOPLE, seedPeople } from './bot-seed.ts';

const BOT = resolve(import.meta.dirname, '../../../../apps/bot');
const BOT_TOKEN = 'xoxb-stage-token';
const APP_TOKEN = 'xapp-stage-token';
export const SECRET = 'the signing secret of the stage';

/** A contest, a local Slack, and the bot as a process of its own between them. */
export type Stage = AsyncDisposable & {
  readonly contest: Contest;
  readonly slack: LocalSlack;
  /** Where the bot serves. */
  botAddress(): string;
  /** Everything the bot logged. */
  logged(): string;
  stopBot(signal: NodeJS.Signals): Promise<void>;
  startBot(): Promise<void>;
};

/** Sets the stage, by HTTP unless Socket Mode is asked for. */
export async function openStage(options: { socketMode?: boolean } = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'palmares-bot-'));
  const databaseUrl = `sqlite:${join(folder, 'palmares.sqlite')}`;
  const contest = await openRehearsal(databaseUrl);
  await seedPeople(contest);
  const bots: AppProcess[] = [];

  // The bot wants to know where Slack is, and Slack where the bot is: Slack's port comes first.
  let handle: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = await serve({
    fetch: (request) => handle(request),
    host: '127.0.0.1',
    port: 0,
    log: createLog('stage', 'silent'),
    drainLimit: 0,
  });

  const port = await takePort();
  const startBot = async (): Promise<void> => {
    const bot = await startApp('bot', {
      PALMARES_DATA: folder,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: 'https://palmares.example.org',
      BOT_PORT: String(port),
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${server.address}/slack/api/`,
      ...(options.socketMode === true ? { SLACK_APP_TOKEN: APP_TOKEN } : {}),
      LOG_LEVEL: 'trace',
    });
    bots.push(bot);
  };
  const botAddress = () => bots.at(-1)?.address ?? '';
  const stopBot = async (signal: NodeJS.Signals): Promise<void> => {
    const bot = bots.at(-1);
    if (bot) await stopApp(bot, signal);
  };

  const openSlack = async (requestUrl: string): Promise<LocalSlack> => {
    const manifest = await readSlackManifest(join(BOT, 'manifest.json'));
    const created = createSlack({
      ...manifest,
      botToken: BOT_TOKEN,
      signingSecret: SECRET,
      requestUrl,
      origin: server.address,
      ...(options.socketMode === true ? { appToken: APP_TOKEN } : {}),
    });
    created.upgrade(server.server);
    for (const { id, name } of Object.values(PEOPLE)) created.addMember({ id, name: id, realName: name });
    handle = mountAt('/slack', created.app);
    return created;
  };

  // By Socket Mode the bot connects while it starts; by HTTP Slack needs its address.
  const early = options.socketMode === true ? await openSlack('http://127.0.0.1:9/') : undefined;
  await startBot();
  const slack = early ?? (await openSlack(`${botAddress()}/slack/events`));

  return {
    contest,
    slack,
    botAddress,
    logged: () => bots.map((bot) => bot.said()).join(''),
    stopBot,
    startBot,
    async [Symbol.asyncDispose]() {
      await stopBot('SIGTERM');
      slack.stop();
      await server.close();
      await contest[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Serves an app under a path, as a router would. */
const mountAt =
  (prefix: string, app: LocalSlack['app']) =>
  (request: Request): Response | Promise<Response> => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${prefix}/`)) return new Response(null, { status: 404 });
    url.pathname = url.pathname.slice(prefix.length);
    return app.fetch(new Request(url, request));
  };
