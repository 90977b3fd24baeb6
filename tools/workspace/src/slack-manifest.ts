import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const manifestSchema = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({ slash_commands: z.array(z.object({ command: z.string() })).default([]) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }).optional() }),
});

/** What an app's manifest tells Slack: its name, the commands and events it takes, the scopes it is granted. */
export async function readSlackManifest(path: string) {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return {
    appName: manifest.display_information.name,
    commands: manifest.features.slash_commands.map(({ command }) => command),
    events: manifest.settings.event_subscriptions?.bot_events ?? [],
    scopes: manifest.oauth_config.scopes.bot,
  };
}
