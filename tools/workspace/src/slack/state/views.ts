import { randomBytes } from 'node:crypto';
import { type StateValues, stateOf } from '../block-kit/element-state.ts';
import { type NamedBlock, nameBlocks } from '../block-kit/name-blocks.ts';
import type { PlainText } from '../block-kit/text-objects.ts';
import type { ViewDefinition } from '../block-kit/view-definition.ts';
import { announce, newId, type Workspace } from './workspace.ts';

/** A view a person has before them. */
export type View = {
  readonly id: string;
  readonly memberId: string;
  readonly type: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId: string | null;
  title: PlainText;
  submit: PlainText | null;
  close: PlainText | null;
  blocks: NamedBlock[];
  values: StateValues;
  privateMetadata: string;
  callbackId: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  hash: string;
};

/** `hash_conflict` and `push_limit_reached` are Slack's own words. */
export type ViewRefusal = 'duplicate_external_id' | 'push_limit_reached' | 'hash_conflict' | 'not_found';

const emptyTitle: PlainText = { type: 'plain_text', text: 'Accueil', emoji: true };

function content(workspace: Workspace, definition: ViewDefinition, before?: View) {
  const blocks = nameBlocks(definition.blocks, () => newId('').toLowerCase().slice(0, 5));
  return {
    title: definition.type === 'modal' ? definition.title : emptyTitle,
    submit: (definition.type === 'modal' && definition.submit) || null,
    close: (definition.type === 'modal' && definition.close) || null,
    clearOnClose: definition.type === 'modal' && definition.clear_on_close,
    notifyOnClose: definition.type === 'modal' && definition.notify_on_close,
    blocks,
    values: stateOf(blocks, before?.values),
    privateMetadata: definition.private_metadata,
    callbackId: definition.callback_id,
    externalId: definition.external_id,
    hash: `${Math.floor(workspace.clock() / 1000)}.${randomBytes(4).toString('hex')}`,
  };
}

/** Every view that is open, on any stack or home. */
function openedViews(workspace: Workspace): View[] {
  return [...[...workspace.stacks.values()].flat(), ...workspace.homes.values()];
}

/** An open view by its id, or by the id the app gave it. */
export function findView(workspace: Workspace, key: { id?: string; externalId?: string }): View | undefined {
  return openedViews(workspace).find(
    (view) => view.id === key.id || (key.externalId !== undefined && view.externalId === key.externalId),
  );
}

function clashes(workspace: Workspace, externalId: string, self?: View): boolean {
  return (
    externalId !== '' &&
    openedViews(workspace).some((view) => view !== self && view.externalId === externalId)
  );
}

/** Shows a modal: alone when `onto` is undefined, else over the person's stack, of three at most. */
export function showModal(
  workspace: Workspace,
  memberId: string,
  definition: ViewDefinition,
  place: 'alone' | 'over',
): View | ViewRefusal {
  const stack = place === 'over' ? (workspace.stacks.get(memberId) ?? []) : [];
  if (stack.length >= 3) return 'push_limit_reached';
  if (clashes(workspace, definition.external_id)) return 'duplicate_external_id';
  const id = newId('V');
  const view: View = {
    id,
    memberId,
    type: 'modal',
    rootId: stack[0]?.id ?? id,
    previousId: stack.at(-1)?.id ?? null,
    ...content(workspace, definition),
  };
  workspace.stacks.set(memberId, [...stack, view]);
  announce(workspace);
  return view;
}

/** Replaces what a view shows; entered values stay where block id and action id stay. */
export function updateView(
  workspace: Workspace,
  view: View,
  definition: ViewDefinition,
  hash?: string,
): View | ViewRefusal {
  if (hash !== undefined && hash !== view.hash) return 'hash_conflict';
  if (definition.type !== view.type) return 'not_found';
  if (clashes(workspace, definition.external_id, view)) return 'duplicate_external_id';
  Object.assign(view, content(workspace, definition, view));
  announce(workspace);
  return view;
}

/** Publishes a person's Home. */
export function publishHome(
  workspace: Workspace,
  memberId: string,
  definition: ViewDefinition,
  hash?: string,
): View | ViewRefusal {
  const current = workspace.homes.get(memberId);
  if (current) return updateView(workspace, current, definition, hash);
  if (hash !== undefined) return 'hash_conflict';
  if (clashes(workspace, definition.external_id)) return 'duplicate_external_id';
  const id = newId('V');
  const view: View = {
    id,
    memberId,
    type: 'home',
    rootId: id,
    previousId: null,
    ...content(workspace, definition),
  };
  workspace.homes.set(memberId, view);
  announce(workspace);
  return view;
}

/** Takes modals off a person's stack, from this one upwards. */
export function dismiss(workspace: Workspace, memberId: string, from: number): View[] {
  const stack = workspace.stacks.get(memberId) ?? [];
  workspace.stacks.set(memberId, stack.slice(0, from));
  announce(workspace);
  return stack.slice(from);
}
