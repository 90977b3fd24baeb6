import { createHash } from 'node:crypto';
import { type Database, readTogether, type Tx } from '@palmares/db/database';
import { readDepositors } from '@palmares/db/drafts';
import { type DepositedEntryRow, listEntries } from '@palmares/db/entries';
import { listCausesOfKind } from '@palmares/db/mails';
import type { Edition } from '@palmares/rules/edition';
import { type EliminatingGround, GROUND_NAMES } from '@palmares/rules/screening';
import { act } from '../act.ts';
import { readMetadata } from '../applications/metadata.ts';
import type { Contest } from '../contest.ts';
import { composeScreeningResult, type ScreeningResult } from '../mail/compose-screening-result.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findRecipient } from '../mail/recipient.ts';
import { forbidden, isSecretariat, type Person } from '../people.ts';

const KIND = 'screening-result';

/** One entry's answer in the campaign. */
export type ScreeningAnswer = {
  readonly code: string;
  readonly application: string;
  readonly title: string;
  readonly decision: 'admissible' | 'inadmissible';
  readonly recipient: string | null;
  /**
   * `to-send`, or sent by this very campaign; `told`: this decision was sent before; `no-contact`: nobody to write to.
   */
  readonly delivery: 'to-send' | 'told' | 'no-contact';
  /** Another decision was sent before: this one replaces it. */
  readonly corrects: boolean;
};

export type ScreeningResultsOutcome =
  | {
      readonly kind: 'campaign';
      readonly dryRun: boolean;
      /** Messages that leave now, or would. */
      readonly count: number;
      /** Entries that are still to be screened. */
      readonly pending: number;
      readonly items: readonly ScreeningAnswer[];
    }
  | { readonly kind: 'forbidden' };

/**
 * Tells each organisation what the screening decided of its entries (Art. 6.1). A decision is sent once, however often
 * this is asked; one that has changed since is sent as a correction. `dryRun` only shows who would get what.
 */
export async function sendScreeningResults(
  contest: Contest,
  person: Person,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ScreeningResultsOutcome> {
  if (!isSecretariat(person)) return forbidden;
  const plan = (db: Database | Tx) => planAnswers(db, contest.edition);
  if (dryRun) return describeCampaign(await readTogether(contest.db, plan), true);
  return act<ScreeningResultsOutcome>(contest, person, async (change) => {
    const planned = await plan(change.tx);
    const codes: string[] = [];
    for (const { answer, result, applicationId, cause } of planned.answers) {
      if (answer.delivery !== 'to-send' || answer.recipient === null) continue;
      const letter = composeScreeningResult(contest, result);
      const { recipient } = answer;
      await queueMail(change, { cause, kind: KIND, applicationId, recipient, ...letter });
      codes.push(answer.code);
    }
    if (codes.length > 0) {
      await change.record({ kind: 'screening-results.sent', subject: KIND, after: { entries: codes } });
    }
    return describeCampaign(planned, false);
  });
}

type PlannedAnswer = {
  readonly answer: ScreeningAnswer;
  readonly result: ScreeningResult;
  readonly applicationId: string;
  readonly cause: string;
};
type Plan = { readonly pending: number; readonly answers: readonly PlannedAnswer[] };

async function planAnswers(db: Database | Tx, edition: Edition): Promise<Plan> {
  const entries = await listEntries(db, {});
  const contacts = await readDepositors(db);
  const told = readTold(await listCausesOfKind(db, KIND));
  const answers = entries.flatMap((entry) => {
    const decision = readDecision(entry);
    return decision ? [planAnswer(entry, decision, edition, contacts.get(entry.applicationId), told)] : [];
  });
  return { pending: entries.length - answers.length, answers };
}

function planAnswer(
  entry: DepositedEntryRow,
  decision: ScreeningResult['decision'],
  edition: Edition,
  draft: string | undefined,
  told: ReadonlyMap<string, Told>,
): PlannedAnswer {
  const metadata = readMetadata(entry.metadata);
  // The contact as the draft has it by now, else as it was deposited.
  const recipient = (draft && findRecipient(readMetadata(draft))) ?? findRecipient(metadata);
  const digest = digestOf(entry);
  const last = told.get(entry.code);
  const corrects = last !== undefined && last.digest !== digest;
  const isTold = last !== undefined && !corrects;
  const title = metadata.title ?? '';
  const answer: ScreeningAnswer = {
    code: entry.code,
    application: entry.applicationCode,
    title,
    decision: decision.kind,
    recipient,
    delivery: isTold ? 'told' : recipient === null ? 'no-contact' : 'to-send',
    corrects,
  };
  const category = edition.categories.find(({ slug }) => slug === entry.category);
  const result: ScreeningResult = {
    applicationCode: entry.applicationCode,
    entryCode: entry.code,
    title,
    category: { name: category?.name ?? entry.category },
    decision,
    corrects,
  };
  const cause = `${KIND}/${entry.code}/${(last?.count ?? 0) + 1}/${digest}`;
  return { answer, result, applicationId: entry.applicationId, cause };
}

function describeCampaign({ pending, answers }: Plan, dryRun: boolean): ScreeningResultsOutcome {
  const items = answers.map(({ answer }) => answer);
  const count = items.filter(({ delivery }) => delivery === 'to-send').length;
  return { kind: 'campaign', dryRun, count, pending, items };
}

function readDecision({ screening, ground, reason }: DepositedEntryRow): ScreeningResult['decision'] | null {
  if (screening === 'admissible') return { kind: 'admissible' };
  if (screening === 'pending' || !isGround(ground)) return null;
  return { kind: 'inadmissible', ground, reason: reason ?? '' };
}

function isGround(ground: string | null): ground is EliminatingGround {
  return ground !== null && Object.hasOwn(GROUND_NAMES, ground);
}

/** What the organisation must have been told: the decision, of that version. */
function digestOf({ screening, ground, reason, depositVersion }: DepositedEntryRow): string {
  const told = JSON.stringify([screening, ground, reason, depositVersion]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}

/** How many answers an entry had, and the digest of the last. */
type Told = { readonly count: number; readonly digest: string };

// A decision may come back to what it was: only the last message tells what the organisation believes.
function readTold(causes: readonly string[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const cause of causes) {
    const [, code = '', count = '', digest = ''] = cause.split('/');
    if (Number(count) > (told.get(code)?.count ?? 0)) told.set(code, { count: Number(count), digest });
  }
  return told;
}
