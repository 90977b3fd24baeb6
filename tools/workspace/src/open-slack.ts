import { rememberLocalMembers } from '@palmares/runtime/local-members';
import { Hono } from 'hono';
import type { WorkspaceConfig } from './config.ts';
import { followMembers } from './follow-members.ts';
import { createSlack } from './slack/create-slack.ts';
import type { LocalSlack } from './slack/local-slack.ts';
import { readSlackManifest } from './slack-manifest.ts';

/**
 * The local Slack as a process serves it, under `/slack`: its members come from the data folder and go there,
 * so that they are the same after a restart; the rest lasts as long as the process.
 */
export async function openSlack(config: WorkspaceConfig): Promise<{ app: Hono; slack: LocalSlack }> {
  const manifest = config.WORKSPACE_SLACK_MANIFEST;
  const slack = createSlack({
    botToken: config.SLACK_BOT_TOKEN ?? '',
    signingSecret: config.SLACK_SIGNING_SECRET ?? '',
    requestUrl: `http://127.0.0.1:${config.BOT_PORT}/slack/events`,
    origin: `http://127.0.0.1:${config.WORKSPACE_PORT}`,
    ...(manifest === undefined ? {} : await readSlackManifest(manifest)),
  });
  const lookAgain = followMembers(slack, config.PALMARES_DATA);
  const app = new Hono();
  app.use('/slack/*', async (_, next) => {
    await lookAgain();
    await next();
  });
  app.use('/slack/desk/members', async (http, next) => {
    await next();
    if (http.req.method === 'POST' && http.res.ok) {
      await rememberLocalMembers(config.PALMARES_DATA, slack.members());
    }
  });
  app.route('/slack', slack.app);
  await lookAgain();
  return { app, slack };
}
