import { ContestMismatchError, openContest } from '@palmares/contest/contest';
import { EditionError } from '@palmares/contest/edition/load-edition';
import { exitOnMistake } from '@palmares/runtime/exit-on-mistake';
import { createLog } from '@palmares/runtime/log';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import { announceReady } from '@palmares/runtime/ready';
import { onStop } from '@palmares/runtime/stop';
import { botConfig } from './config.ts';
import { createBoltApp, createBot } from './create-bot.ts';
import { checkDatabase, healthPages } from './health.ts';
import { describeError } from './slack/describe-error.ts';
import { openReceiver } from './slack/open-receiver.ts';
import { watchSlack } from './slack/watch-slack.ts';
import { openSlackApi } from './slack/web-api.ts';

const config = readConfigOrExit(botConfig, process.env);
const log = createLog('bot', config.LOG_LEVEL);
const contest = await exitOnMistake(
  openContest({
    databaseUrl: config.DATABASE_URL,
    editionPath: config.PALMARES_EDITION,
    clockStart: config.PALMARES_CLOCK,
  }),
  ContestMismatchError,
  EditionError,
);
const api = openSlackApi({ token: config.SLACK_BOT_TOKEN, slackApiUrl: config.SLACK_API_URL, log });
const bot = createBot({ contest, log, publicUrl: config.PUBLIC_URL, api });
const slack = watchSlack(api, log);
const http = healthPages({ database: checkDatabase(contest), slack: slack.check });
const receiver = openReceiver(config, { http, log });
createBoltApp(bot, { token: config.SLACK_BOT_TOKEN, receiver });

onStop(log, async () => {
  await receiver.stop();
  await bot.underWay.settled();
  await bot.drafts.stop();
  await bot.queue.stop();
  await contest[Symbol.asyncDispose]();
});
const started = await receiver.start().catch((error: unknown) => {
  log.fatal({ fault: describeError(error) }, 'could not start');
  process.exit(1);
});
const { address } = started;
log.info({ address, mode: config.SLACK_APP_TOKEN === undefined ? 'http' : 'socket' }, 'ready');
announceReady(address);
