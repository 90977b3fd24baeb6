import type { Hono } from 'hono';
import type { ActResult, Place } from './acts/click.ts';
import type { CommandResult } from './acts/command.ts';
import type { SubmitResult } from './acts/submit.ts';
import type { ApiCall } from './api/api-app.ts';
import type { Faults } from './api/faults.ts';
import type { Entered, StateValues } from './block-kit/element-state.ts';
import type { NamedBlock } from './block-kit/name-blocks.ts';
import type { Ack } from './delivery/envelope.ts';
import type { SentEvent } from './delivery/events.ts';
import type { UpgradableServer } from './delivery/socket-mode.ts';
import type { ViewBody } from './state/view-body.ts';
import type { Channel, Member } from './state/workspace.ts';

export type ShownChannel = {
  readonly id: string;
  readonly kind: Channel['kind'];
  readonly name: string;
  readonly members: readonly string[];
  /** False for a public channel the person has not joined, and cannot write in. */
  readonly joined: boolean;
};

export type ShownMessage = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly userName: string;
  readonly text: string;
  readonly blocks: readonly NamedBlock[];
  /** Visible to this person alone. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly threadTs: string | null;
  readonly values: StateValues;
};

/** What a person entered: by block id, then by action id. */
export type EnteredValues = Readonly<Record<string, Readonly<Record<string, Entered>>>>;

/** A Slack on this machine: the Web API for the app, and the acts of people. */
export type LocalSlack = {
  /** Mount at `/slack`. */
  readonly app: Hono;
  /** Gives this server the Socket Mode WebSocket, and learns from it where this Slack is served. */
  upgrade(server: UpgradableServer): void;

  addMember(member: Omit<Member, 'timeZone'> & { timeZone?: string | undefined }): Member;
  members(): Member[];
  createChannel(channel: {
    name: string;
    private?: boolean | undefined;
    members?: readonly string[] | undefined;
    withBot?: boolean | undefined;
  }): ShownChannel;

  command(
    memberId: string,
    command: string,
    text?: string,
    where?: { channel?: string | undefined },
  ): Promise<CommandResult>;
  click(
    memberId: string,
    place: Place,
    blockId: string,
    actionId: string,
    value?: Entered,
  ): Promise<ActResult>;
  fill(memberId: string, viewId: string, values: EnteredValues): ActResult;
  submit(memberId: string, viewId: string, values?: EnteredValues): Promise<SubmitResult>;
  closeView(memberId: string, viewId: string): Promise<ActResult>;
  openHome(memberId: string): Promise<SentEvent>;
  say(
    memberId: string,
    channelId: string,
    text: string,
    where?: { threadTs?: string | undefined },
  ): Promise<ShownMessage | 'not_in_channel'>;

  /** The modals this person has open, the one on top last. */
  openViews(memberId: string): ViewBody[];
  homeView(memberId: string): ViewBody | undefined;
  channels(memberId: string): ShownChannel[];
  /** What this person sees of a conversation, oldest first. */
  messages(channelId: string, memberId: string): ShownMessage[];
  /** Waits for what the app does in its own time: looks again after each change until something is found. */
  until<T>(look: () => T | undefined | null | false, timeoutMs?: number): Promise<T>;

  /** The slash commands it knows, where these were given. */
  readonly commands: readonly string[];
  /** Every call of the Web API, in order. */
  readonly calls: readonly ApiCall[];
  readonly events: readonly SentEvent[];
  readonly faults: Pick<Faults, 'rateLimitNext' | 'failNext'> & {
    redeliver(eventId: string): Promise<Ack>;
    refreshSockets(): void;
  };
  /** Ends sockets, streams and planned redeliveries. */
  stop(): void;
};
