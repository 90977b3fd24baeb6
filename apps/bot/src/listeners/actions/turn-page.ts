import { z } from 'zod';
import type { Bot } from '../../bot.ts';
import type { ActionArgs } from '../action-args.ts';

const pressed = z.object({
  value: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

/** Another page of the desk. */
export const turnPage =
  (bot: Bot) =>
  async ({ ack, action, body }: ActionArgs): Promise<void> => {
    await ack();
    const read = pressed.safeParse(action);
    if (read.success) bot.home.show(body.user.id, read.data.value);
  };
