import { randomBytes } from 'node:crypto';
import type { StateValues } from '../block-kit/element-state.ts';
import type { NamedBlock } from '../block-kit/name-blocks.ts';
import type { View } from './views.ts';

export type Member = {
  readonly id: string;
  /** The short name, lower case, as in a mention. */
  readonly name: string;
  readonly realName: string;
  readonly timeZone: string;
  /** Said beside the name on the page: juror, secretariat… Slack itself knows nothing of it. */
  readonly role?: string;
  readonly email?: string;
};

export type Channel = {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'direct' | 'group-direct';
  readonly name: string;
  readonly creator: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly members: Set<string>;
  archived: boolean;
};

export type Message = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly threadTs?: string;
  /** The one person who sees it; undefined where the whole channel does. */
  readonly visibleTo?: string;
  text: string;
  blocks: NamedBlock[];
  editedTs?: string;
  /** What each person chose in the message's elements. */
  readonly choices: Map<string, StateValues>;
};

export type Trigger = {
  readonly issuedAt: number;
  readonly memberId: string;
  readonly viewId?: string;
  used: boolean;
};

export type ResponseUrl = {
  readonly issuedAt: number;
  readonly channel: string;
  readonly memberId: string;
  /** The message the person acted upon, which an answer may replace or delete. */
  readonly messageTs?: string;
  /** What was answered through it, in order. */
  readonly answers: Message[];
  uses: number;
};

/** Everything a workspace holds, in memory. */
export type Workspace = {
  readonly clock: () => number;
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly bot: {
    readonly userId: string;
    readonly botId: string;
    readonly appId: string;
    readonly name: string;
  };
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message[]>;
  readonly homes: Map<string, View>;
  readonly stacks: Map<string, View[]>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Called after every change, so that pages and waiting tests look again. */
  readonly watchers: Set<() => void>;
  lastTs: number;
};

/** An id such as `V7K2Q…`, its kind told by the prefix. */
export function newId(prefix: string): string {
  return prefix + randomBytes(8).toString('hex').slice(0, 10).toUpperCase();
}

export function createWorkspace(clock: () => number, appName: string): Workspace {
  return {
    clock,
    team: { id: 'T0LOCAL', domain: 'local', name: 'Slack local' },
    bot: { userId: 'U0LOCALBOT', botId: 'B0LOCALBOT', appId: 'A0LOCALAPP', name: appName },
    members: new Map(),
    channels: new Map(),
    messages: new Map(),
    homes: new Map(),
    stacks: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    watchers: new Set(),
    lastTs: 0,
  };
}

/** Says that something changed. */
export function announce(workspace: Workspace): void {
  for (const watcher of workspace.watchers) watcher();
}

/** A message's or an action's time stamp: seconds and microseconds, never twice the same. */
export function nextTs(workspace: Workspace): string {
  workspace.lastTs = Math.max(workspace.lastTs + 1, workspace.clock() * 1000);
  const seconds = Math.floor(workspace.lastTs / 1_000_000);
  return `${seconds}.${String(workspace.lastTs % 1_000_000).padStart(6, '0')}`;
}
