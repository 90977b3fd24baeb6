import { createLog } from '@palmares/runtime/log';
import { readConfigOrExit } from '@palmares/runtime/read-config';
import { announceReady } from '@palmares/runtime/ready';
import { serve } from '@palmares/runtime/serve';
import { onStop } from '@palmares/runtime/stop';
import { Hono } from 'hono';
import { workspaceConfig } from './config.ts';
import { indexPage } from './index-page.ts';
import { openSheets } from './open-sheets.ts';
import { openSlack } from './open-slack.ts';
import { readGuide } from './read-guide.ts';

const config = readConfigOrExit(workspaceConfig, process.env);
const log = createLog('workspace', config.LOG_LEVEL);
const serves = {
  slack: config.WORKSPACE_SERVES.includes('slack'),
  sheets: config.WORKSPACE_SERVES.includes('sheets'),
};
const local = serves.slack ? await openSlack(config) : undefined;
const sheets = serves.sheets ? await openSheets(config) : undefined;

const app = new Hono();
app.get('/', async (http) => http.html((await readGuide(config.PALMARES_DATA)) ?? indexPage(serves)));
if (local) app.route('/', local.app);
if (sheets) app.route('/', sheets.app);

// Loopback only: nothing here asks who somebody is.
const served = await serve({
  fetch: app.fetch,
  host: '127.0.0.1',
  port: config.WORKSPACE_PORT,
  log,
  portVariable: 'WORKSPACE_PORT',
});
local?.slack.upgrade(served.server);

onStop(log, async () => {
  local?.slack.stop();
  sheets?.close();
  await served.close();
});
log.info({ address: served.address, serves: config.WORKSPACE_SERVES }, 'ready');
announceReady(served.address);
