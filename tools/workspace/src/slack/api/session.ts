import { z } from 'zod';
import { defineMethod, type Method } from './method.ts';

/** Who the bot is, and how it opens a socket: `auth.test`, `api.test`, `apps.connections.open`. */
export const sessionMethods: Record<string, Method> = {
  'auth.test': defineMethod({
    args: z.object({}),
    run: ({ workspace: { team, bot } }) => ({
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }),
  }),
  'apps.connections.open': defineMethod({
    args: z.object({}),
    token: 'app',
    run: ({ openSocket }) => ({ ok: true, url: openSocket() }),
  }),
};
