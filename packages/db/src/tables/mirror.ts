/** What was last confirmed in one spreadsheet. */
export type MirrorsTable = {
  spreadsheetId: string;
  publish: number;
  hash: string;
  revision: number;
  layout: number;
  publishedAt: string;
};

/** What people wrote in the columns that are theirs, by entry code. */
export type MirrorCellsTable = {
  spreadsheetId: string;
  code: string;
  commentaire: string;
  decision: string;
};

export type MirrorLocksTable = {
  name: string;
  holder: string;
  expiresAt: string;
};

/** Deliveries that were already handled: Slack sends an event again when it saw no answer. */
export type SlackEventsTable = {
  eventId: string;
  receivedAt: string;
};
