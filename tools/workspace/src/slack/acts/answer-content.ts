import { z } from 'zod';
import { blockList } from '../block-kit/blocks.ts';
import { edit, post, remove } from '../state/messages.ts';
import type { Message, ResponseUrl, Workspace } from '../state/workspace.ts';

/** What an app answers to a command, or posts to a response_url. */
export const answerContent = z.object({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  text: z.string().max(40_000).optional(),
  blocks: blockList(50).optional(),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

export type AnswerContent = z.infer<typeof answerContent>;

export type AnswerRefusal = 'no_text' | 'message_not_found';

/** Shows an app's answer where the person acted; blocks without a text are refused, as everywhere here. */
export function applyAnswer(
  workspace: Workspace,
  url: ResponseUrl,
  answer: AnswerContent,
): Message | 'deleted' | AnswerRefusal {
  const original = workspace.messages
    .get(url.channel)
    ?.find((message) => message.ts === url.messageTs && message.user === workspace.bot.userId);
  if (answer.delete_original) {
    if (original === undefined) return 'message_not_found';
    remove(workspace, original);
    return 'deleted';
  }
  const text = answer.text ?? '';
  if (text.trim() === '') return 'no_text';
  const blocks = answer.blocks && { blocks: answer.blocks };
  if (answer.replace_original) {
    if (original === undefined) return 'message_not_found';
    edit(workspace, original, { text, ...blocks });
    return original;
  }
  const message = post(workspace, {
    channel: url.channel,
    user: workspace.bot.userId,
    text,
    ...blocks,
    ...(answer.response_type === 'ephemeral' && { visibleTo: url.memberId }),
    ...(answer.thread_ts !== undefined && { threadTs: answer.thread_ts }),
  });
  url.answers.push(message);
  return message;
}
