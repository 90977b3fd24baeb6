import { type ElementState, type Entered, enter, offeredOptions } from '../block-kit/element-state.ts';
import type { Element } from '../block-kit/elements.ts';
import { type PlacedElement, placedElements } from '../block-kit/placed-elements.ts';
import { messageBody, messagesFor } from '../state/messages.ts';
import { issueTrigger } from '../state/triggers.ts';
import { viewBody } from '../state/view-body.ts';
import { findView, type View } from '../state/views.ts';
import { announce, type Message, nextTs, type Workspace } from '../state/workspace.ts';
import { type Acting, payloadHead, requireMember } from './acting.ts';
import { issueResponseUrl } from './response-url.ts';

/** Where an element stands: in a view, or in a message. */
export type Place = { readonly viewId: string } | { readonly channel: string; readonly messageTs: string };

/** `absent`: the person has no such element before them, or it cannot take that value. */
export type ActResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'absent' | 'timeout' | 'refused' | 'unreachable' };

type Found = { readonly placed: PlacedElement; readonly view?: View; readonly message?: Message };

function find(workspace: Workspace, memberId: string, place: Place, blockId: string, actionId: string) {
  const view = 'viewId' in place ? findView(workspace, { id: place.viewId }) : undefined;
  const message =
    'channel' in place
      ? messagesFor(workspace, place.channel, memberId).find((candidate) => candidate.ts === place.messageTs)
      : undefined;
  if (view && view.memberId !== memberId) return undefined;
  const covered = view?.type === 'modal' && workspace.stacks.get(memberId)?.at(-1) !== view;
  if (covered) return undefined;
  const placed = placedElements((view ?? message)?.blocks ?? []).find(
    (candidate) => candidate.blockId === blockId && candidate.actionId === actionId,
  );
  return placed && ({ placed, ...(view && { view }), ...(message && { message }) } satisfies Found);
}

/** The fields of `actions[0]` that depend on the element. */
function actionFields(element: Element, entered: Entered, state: ElementState | undefined) {
  switch (element.type) {
    case 'button': {
      const { text, value, url, style } = element;
      return { text, ...(value && { value }), ...(url && { url }), ...(style && { style }) };
    }
    case 'overflow':
      return { selected_option: offeredOptions(element).find((option) => option.value === entered) };
    case 'static_select': {
      const { placeholder, initial_option: initial } = element;
      return { ...state, ...(placeholder && { placeholder }), ...(initial && { initial_option: initial }) };
    }
    case 'radio_buttons':
    case 'checkboxes':
    case 'plain_text_input':
      return { ...state };
    default:
      return element satisfies never;
  }
}

function canTake(element: Element, entered: Entered): boolean {
  switch (element.type) {
    case 'button':
      return true;
    case 'overflow':
      return offeredOptions(element).some((option) => option.value === entered);
    case 'static_select':
    case 'radio_buttons':
    case 'checkboxes':
    case 'plain_text_input':
      return enter(element, entered) !== undefined;
    default:
      return element satisfies never;
  }
}

function keep(found: Found, memberId: string, state: ElementState | undefined): void {
  if (state === undefined) return;
  const { blockId, actionId } = found.placed;
  const values = found.view?.values ?? found.message?.choices.get(memberId) ?? {};
  (values[blockId] ??= {})[actionId] = state;
  if (found.message) found.message.choices.set(memberId, values);
}

function placeFields(acting: Acting, found: Found, memberId: string): Record<string, unknown> {
  const { workspace } = acting;
  const { view, message } = found;
  if (view) {
    return { container: { type: 'view', view_id: view.id }, view: viewBody(workspace, view) };
  }
  if (message === undefined) return {};
  const ephemeral = message.visibleTo !== undefined;
  const { channel } = message;
  const { url } = issueResponseUrl(workspace, acting.origin(), { channel, memberId, messageTs: message.ts });
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channel, is_ephemeral: ephemeral },
    channel: { id: channel, name: workspace.channels.get(channel)?.name ?? '' },
    ...(!ephemeral && { message: messageBody(workspace, message) }),
    state: { values: message.choices.get(memberId) ?? {} },
    response_url: url,
  };
}

/**
 * A person clicks a button, chooses, ticks or types in a view or message. What is entered is kept; where the
 * element dispatches, the app receives block_actions.
 */
export async function click(
  acting: Acting,
  memberId: string,
  place: Place,
  blockId: string,
  actionId: string,
  entered: Entered = null,
): Promise<ActResult> {
  const { workspace } = acting;
  requireMember(workspace, memberId);
  const found = find(workspace, memberId, place, blockId, actionId);
  if (found === undefined || !canTake(found.placed.element, entered)) return { ok: false, reason: 'absent' };
  const { element, dispatches } = found.placed;
  const state = enter(element, entered);
  keep(found, memberId, state);
  announce(workspace);
  if (!dispatches) return { ok: true };
  const ack = await acting.deliver({
    kind: 'interaction',
    payload: {
      type: 'block_actions',
      ...payloadHead(workspace, memberId),
      trigger_id: issueTrigger(workspace, memberId, found.view?.id),
      ...placeFields(acting, found, memberId),
      actions: [
        {
          type: element.type,
          block_id: blockId,
          action_id: actionId,
          ...actionFields(element, entered, state),
          action_ts: nextTs(workspace),
        },
      ],
    },
  });
  return ack.kind === 'acknowledged' ? { ok: true } : { ok: false, reason: ack.kind };
}

/** A person types in a view without anything being sent yet: the app sees it with the next act. */
export function fill(
  acting: Acting,
  memberId: string,
  viewId: string,
  values: Readonly<Record<string, Readonly<Record<string, Entered>>>>,
): ActResult {
  requireMember(acting.workspace, memberId);
  const entries = Object.entries(values).flatMap(([blockId, actions]) =>
    Object.entries(actions).map(([actionId, entered]) => {
      const found = find(acting.workspace, memberId, { viewId }, blockId, actionId);
      return { found, state: found && enter(found.placed.element, entered) };
    }),
  );
  for (const { found, state } of entries) {
    if (found === undefined || state === undefined) return { ok: false, reason: 'absent' };
  }
  for (const { found, state } of entries) if (found) keep(found, memberId, state);
  announce(acting.workspace);
  return { ok: true };
}
