import { z } from 'zod';
import type { Member, Workspace } from '../state/workspace.ts';
import { defineMethod, flag, type Method, type MethodContext, paginate, paging, refuse } from './method.ts';

function offsetSeconds(timeZone: string, epochMs: number): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  return zoned.offsetNanoseconds / 1e9;
}

function userBody({ workspace, scopes }: MethodContext, member: Member, withLocale = false) {
  return {
    id: member.id,
    team_id: workspace.team.id,
    name: member.name,
    deleted: false,
    real_name: member.realName,
    tz: member.timeZone,
    tz_label: member.timeZone,
    tz_offset: offsetSeconds(member.timeZone, workspace.clock()),
    is_bot: false,
    is_app_user: false,
    is_admin: false,
    is_restricted: false,
    ...(withLocale && { locale: 'fr-FR' }),
    profile: {
      real_name: member.realName,
      display_name: member.name,
      title: member.role ?? '',
      ...(scopes.has('users:read.email') && member.email !== undefined && { email: member.email }),
    },
  };
}

function botBody(workspace: Workspace) {
  const { bot, team } = workspace;
  return {
    id: bot.userId,
    team_id: team.id,
    name: 'bot',
    deleted: false,
    real_name: bot.name,
    tz: 'Europe/Paris',
    is_bot: true,
    profile: { real_name: bot.name, display_name: bot.name, bot_id: bot.botId, api_app_id: bot.appId },
  };
}

/** `users.info` and `users.list`. */
export const userMethods: Record<string, Method> = {
  'users.info': defineMethod({
    args: z.object({ user: z.string().min(1), include_locale: flag }),
    scopes: () => ['users:read'],
    run: (context, { user, include_locale: withLocale }) => {
      if (user === context.workspace.bot.userId) return { ok: true, user: botBody(context.workspace) };
      const member = context.workspace.members.get(user);
      return member ? { ok: true, user: userBody(context, member, withLocale) } : refuse('user_not_found');
    },
  }),
  'users.list': defineMethod({
    args: z.object({ ...paging, include_locale: flag }),
    scopes: () => ['users:read'],
    run: (context, args) => {
      const members = [...context.workspace.members.values()].map((member) =>
        userBody(context, member, args.include_locale),
      );
      const result = paginate([...members, botBody(context.workspace)], args);
      if (result === 'invalid_cursor') return refuse(result);
      return { ok: true, members: result.page, ...result.metadata };
    },
  }),
};
