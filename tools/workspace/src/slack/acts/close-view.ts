import { viewBody } from '../state/view-body.ts';
import { dismiss } from '../state/views.ts';
import { type Acting, payloadHead, requireMember } from './acting.ts';
import type { ActResult } from './click.ts';

/**
 * A person closes the modal on top; the one beneath shows again, or none where the view clears on close. The app
 * hears of each view that asked for it (`notify_on_close`).
 */
export async function closeView(acting: Acting, memberId: string, viewId: string): Promise<ActResult> {
  const { workspace } = acting;
  requireMember(workspace, memberId);
  const stack = workspace.stacks.get(memberId) ?? [];
  const top = stack.at(-1);
  if (top?.id !== viewId) return { ok: false, reason: 'absent' };
  const closed = dismiss(workspace, memberId, top.clearOnClose ? 0 : stack.length - 1);
  const acks = await Promise.all(
    closed
      .filter((view) => view.notifyOnClose)
      .toReversed()
      .map((view) =>
        acting.deliver({
          kind: 'interaction',
          payload: {
            type: 'view_closed',
            ...payloadHead(workspace, memberId),
            view: viewBody(workspace, view),
            is_cleared: top.clearOnClose,
          },
        }),
      ),
  );
  const failed = acks.find((ack) => ack.kind !== 'acknowledged');
  return failed === undefined ? { ok: true } : { ok: false, reason: failed.kind };
}
