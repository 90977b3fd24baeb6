import { z } from 'zod';
import { checkInputs } from '../block-kit/check-inputs.ts';
import type { Entered } from '../block-kit/element-state.ts';
import { type ViewDefinition, viewDefinition } from '../block-kit/view-definition.ts';
import { issueTrigger } from '../state/triggers.ts';
import { type ViewBody, viewBody } from '../state/view-body.ts';
import { dismiss, showModal, updateView, type View } from '../state/views.ts';
import { type Acting, payloadHead, requireMember } from './acting.ts';
import { fill } from './click.ts';

export type SubmitResult =
  | {
      readonly ok: true;
      /** What the person now has before them; undefined when every modal is closed. */
      readonly view: ViewBody | undefined;
    }
  | {
      readonly ok: false;
      readonly reason: 'absent' | 'fields' | 'trouble';
      /** By block id. */
      readonly errors?: Readonly<Record<string, string>>;
      /** What the person reads instead of field errors. */
      readonly message?: string;
    };

const responseAction = z.discriminatedUnion('response_action', [
  z.object({
    response_action: z.literal('errors'),
    errors: z
      .record(z.string(), z.string().min(1))
      .refine((errors) => Object.keys(errors).length > 0, { error: 'at least one error' }),
  }),
  z.object({ response_action: z.literal('update'), view: viewDefinition }),
  z.object({ response_action: z.literal('push'), view: viewDefinition }),
  z.object({ response_action: z.literal('clear') }),
]);

const trouble = (): SubmitResult => ({
  ok: false,
  reason: 'trouble',
  message: 'Nous avons rencontré un problème de connexion. Veuillez réessayer.',
});

function current(acting: Acting, memberId: string): View | undefined {
  return acting.workspace.stacks.get(memberId)?.at(-1);
}

/**
 * A person submits the modal on top, once its required inputs are filled. The app's answer carries field errors,
 * another view, or nothing, which closes the modal; an answer Slack cannot use is trouble for the person.
 */
export async function submit(
  acting: Acting,
  memberId: string,
  viewId: string,
  values: Readonly<Record<string, Readonly<Record<string, Entered>>>> = {},
): Promise<SubmitResult> {
  const { workspace } = acting;
  requireMember(workspace, memberId);
  const view = current(acting, memberId);
  if (view?.id !== viewId || view.submit === null) return { ok: false, reason: 'absent' };
  const filled = fill(acting, memberId, viewId, values);
  if (!filled.ok) return { ok: false, reason: 'absent' };
  const missing = checkInputs(view.blocks, view.values);
  if (Object.keys(missing).length > 0) return { ok: false, reason: 'fields', errors: missing };

  const ack = await acting.deliver({
    kind: 'interaction',
    payload: {
      type: 'view_submission',
      ...payloadHead(workspace, memberId),
      trigger_id: issueTrigger(workspace, memberId, viewId),
      view: viewBody(workspace, view),
      response_urls: [],
    },
  });
  if (ack.kind !== 'acknowledged') return trouble();
  return applyResponse(acting, view, ack.body);
}

function applyResponse(acting: Acting, view: View, body: unknown): SubmitResult {
  const { workspace } = acting;
  const { memberId } = view;
  const done = (): SubmitResult => {
    const top = current(acting, memberId);
    return { ok: true, view: top && viewBody(workspace, top) };
  };
  const depth = () => workspace.stacks.get(memberId)?.indexOf(view) ?? -1;
  const shown = (result: View | string) => (typeof result === 'string' ? trouble() : done());
  if (body === undefined || body === '') {
    if (depth() >= 0) dismiss(workspace, memberId, depth());
    return done();
  }
  const parsed = responseAction.safeParse(body);
  if (!parsed.success) return trouble();
  const response = parsed.data;
  switch (response.response_action) {
    case 'errors': {
      const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
      const known = Object.keys(response.errors).every((blockId) => inputs.includes(blockId));
      return known ? { ok: false, reason: 'fields', errors: response.errors } : trouble();
    }
    case 'update':
      return isModal(response.view) ? shown(updateView(workspace, view, response.view)) : trouble();
    case 'push':
      return isModal(response.view)
        ? shown(showModal(workspace, memberId, response.view, 'over'))
        : trouble();
    case 'clear':
      dismiss(workspace, memberId, 0);
      return done();
    default:
      return response satisfies never;
  }
}

const isModal = (definition: ViewDefinition): boolean => definition.type === 'modal';
