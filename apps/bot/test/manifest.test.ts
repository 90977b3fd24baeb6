import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const manifest = z
  .object({
    display_information: z.object({ name: z.string().max(35), description: z.string().max(140) }),
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.literal(true) }),
      slash_commands: z.array(
        z.object({
          command: z.string().regex(/^\/[a-z]+$/),
          url: z.url(),
          description: z.string().max(2000),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.url(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true), request_url: z.url() }),
      socket_mode_enabled: z.literal(false),
    }),
  })
  .parse(JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8')));
const register = await readFile(join(root, 'src/listeners/register.ts'), 'utf8');

const registered = (kind: 'command' | 'event'): string[] =>
  [...register.matchAll(new RegExp(`app\\.${kind}\\('([^']+)'`, 'g'))].map(([, name]) => name ?? '').sort();

describe('manifest.json', () => {
  it('declares the commands and events that are registered, and no others', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command).sort()).toEqual(
      registered('command'),
    );
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(registered('event'));
  });

  it('sends everything to one address', () => {
    const { event_subscriptions: events, interactivity } = manifest.settings;
    const urls = [
      events.request_url,
      interactivity.request_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ];
    expect(new Set(urls)).toEqual(new Set(['https://example.org/slack/events']));
  });

  it('asks for no more scopes than the bot uses', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(['commands', 'chat:write']);
  });
});
