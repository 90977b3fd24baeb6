/** What the local Slack is configured with. */
export type SlackOptions = {
  readonly botToken: string;
  /** Lets the app open Socket Mode. While a socket is open, requests go through it rather than to `requestUrl`. */
  readonly appToken?: string;
  readonly signingSecret: string;
  /** Where the app receives commands, interactions and events, e.g. `http://127.0.0.1:8010/slack/events`. */
  readonly requestUrl: string;
  /** Where this Slack is served, without a path; by default the address of the server given to `upgrade`. */
  readonly origin?: string;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** How long the app has to acknowledge; 3,000 ms in Slack. */
  readonly ackTimeoutMs?: number;
  /** When an event that was not acknowledged is sent again; at once, after 1 and after 5 minutes in Slack. */
  readonly retryDelaysMs?: readonly number[];
  /** Slash commands of the app's manifest; others are refused. Without it, any is taken. */
  readonly commands?: readonly string[];
  /** Bot events of the app's manifest. */
  readonly events?: readonly string[];
  /** OAuth scopes granted to the bot. */
  readonly scopes?: readonly string[];
  readonly appName?: string;
};

/** What a bot that uses every method here has to be granted. */
export const allScopes = [
  'commands',
  'chat:write',
  'im:write',
  'im:read',
  'im:history',
  'mpim:write',
  'mpim:read',
  'mpim:history',
  'channels:manage',
  'channels:read',
  'channels:history',
  'groups:write',
  'groups:read',
  'groups:history',
  'users:read',
  'users:read.email',
] as const;
