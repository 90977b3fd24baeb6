import { z } from 'zod';
import { viewDefinition } from '../block-kit/view-definition.ts';
import { readTrigger } from '../state/triggers.ts';
import { viewBody } from '../state/view-body.ts';
import { findView, publishHome, showModal, updateView, type View, type ViewRefusal } from '../state/views.ts';
import type { Workspace } from '../state/workspace.ts';
import { type Answer, defineMethod, json, type Method, refuse } from './method.ts';

const maxViewBytes = 250_000;
const view = json(viewDefinition);
const text = z.string().min(1);

function answer(workspace: Workspace, result: View | ViewRefusal): Answer {
  return typeof result === 'string' ? refuse(result) : { ok: true, view: { ...viewBody(workspace, result) } };
}

const isTooLarge = (definition: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(definition)) > maxViewBytes;

const tooLarge = () => refuse('view_too_large');

const wrongType = (type: string) =>
  refuse('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] unsupported type: ${type} [json-pointer:/view/type]`] },
  });

function show(place: 'alone' | 'over'): Method {
  return defineMethod({
    args: z.object({ trigger_id: text, view }),
    run: ({ workspace }, args) => {
      if (args.view.type !== 'modal') return wrongType(args.view.type);
      if (isTooLarge(args.view)) return tooLarge();
      const trigger = readTrigger(workspace, args.trigger_id);
      if (typeof trigger === 'string') return refuse(trigger);
      const stack = workspace.stacks.get(trigger.memberId) ?? [];
      if (place === 'over' && !stack.some((open) => open.id === trigger.viewId)) return refuse('not_found');
      const shown = showModal(workspace, trigger.memberId, args.view, place);
      if (typeof shown !== 'string') trigger.used = true;
      return answer(workspace, shown);
    },
  });
}

/** `views.open`, `push`, `update` and `publish`. */
export const viewMethods: Record<string, Method> = {
  'views.open': show('alone'),
  'views.push': show('over'),
  'views.update': defineMethod({
    args: z.object({ view_id: text.optional(), external_id: text.optional(), hash: text.optional(), view }),
    run: ({ workspace }, args) => {
      if (args.view_id === undefined && args.external_id === undefined) return refuse('invalid_arguments');
      if (isTooLarge(args.view)) return tooLarge();
      const open = findView(workspace, {
        ...(args.view_id !== undefined && { id: args.view_id }),
        ...(args.external_id !== undefined && { externalId: args.external_id }),
      });
      if (open === undefined) return refuse('not_found');
      if (open.type !== args.view.type) return wrongType(args.view.type);
      return answer(workspace, updateView(workspace, open, args.view, args.hash));
    },
  }),
  'views.publish': defineMethod({
    args: z.object({ user_id: text, hash: text.optional(), view }),
    run: ({ workspace }, args) => {
      if (args.view.type !== 'home') return wrongType(args.view.type);
      if (isTooLarge(args.view)) return tooLarge();
      if (!workspace.members.has(args.user_id)) return refuse('user_not_found');
      return answer(workspace, publishHome(workspace, args.user_id, args.view, args.hash));
    },
  }),
};
