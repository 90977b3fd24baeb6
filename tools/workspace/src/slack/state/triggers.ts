import { randomBytes } from 'node:crypto';
import type { Trigger, Workspace } from './workspace.ts';

const lifetimeMs = 3000;

export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** A trigger to open one view with, within three seconds. */
export function issueTrigger(workspace: Workspace, memberId: string, viewId?: string): string {
  const id = `${workspace.clock()}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`;
  workspace.triggers.set(id, {
    issuedAt: workspace.clock(),
    memberId,
    used: false,
    ...(viewId && { viewId }),
  });
  return id;
}

/** The trigger, still good; the caller marks it used once the view is shown. */
export function readTrigger(workspace: Workspace, id: string): Trigger | TriggerRefusal {
  const trigger = workspace.triggers.get(id);
  if (trigger === undefined) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (workspace.clock() - trigger.issuedAt > lifetimeMs) return 'expired_trigger_id';
  return trigger;
}
