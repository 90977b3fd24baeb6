import { z } from 'zod';
import { blockList } from './blocks.ts';
import { plainText } from './text-objects.ts';

const shared = {
  blocks: blockList(100),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().default(false),
    notify_on_close: z.boolean().default(false),
    submit_disabled: z.boolean().optional(),
    ...shared,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'), {
    path: ['submit'],
    error: 'must be set when an input block is within the blocks array',
  });

const home = z.strictObject({ type: z.literal('home'), ...shared });

/** A view as an app may send it, within Slack's limits. */
export const viewDefinition = z.discriminatedUnion('type', [modal, home]).superRefine((view, context) => {
  const focused = view.blocks.filter(
    (block) => block.type === 'input' && block.element.focus_on_load === true,
  );
  if (focused.length > 1) {
    context.addIssue({ code: 'custom', path: ['blocks'], message: 'only one focus_on_load is allowed' });
  }
});

export type ViewDefinition = z.infer<typeof viewDefinition>;
