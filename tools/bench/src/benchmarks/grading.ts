import { join } from 'node:path';
import type { Grades } from '@palmares/rules/score-sheet';
import { rememberLocalMembers } from '@palmares/runtime/local-members';
import { signRequest } from '@palmares/workspace/slack/delivery/sign-request';
import { startFloor } from '../floors/start-floor.ts';
import { expectAnswer } from '../http-client.ts';
import { putUnderLoad } from '../load.ts';
import { hotcrp } from '../peers.ts';
import { type Cell, ms, perSecond, type Report, ratio } from '../report.ts';
import type { Room } from '../room.ts';
import { countSubmissions } from '../seed/count-submissions.ts';
import { gradesOf } from '../seed/grades.ts';
import { type Seeded, seedContest } from '../seed/seed-contest.ts';
import { startApps } from '../start-apps.ts';

const LOADS = [
  { atOnce: 1, count: 600 },
  { atOnce: 8, count: 2_000 },
  { atOnce: 32, count: 2_000 },
] as const;
const WARM_UP = 300;

type Sheet = { readonly slackUserId: string; readonly code: string };

/**
 * Jurors amend score sheets of 7 grades: requests signed as Slack signs them, straight to the bot's process, each a
 * version of its own, audited and durable before the answer. Beside it, bare Node with one durable row a request.
 */
export async function measureGrading(room: Room): Promise<Report> {
  const seeded = await seedContest(room.folder, { entriesPerCategory: 50, jurorsPerCategory: 8 });
  const members = seeded.categories.flatMap(({ jurors }) => jurors.map(({ slackUserId }) => slackUserId));
  await rememberLocalMembers(
    room.folder,
    members.map((id) => ({ id, name: id.toLowerCase(), realName: id })),
  );
  const palmares = await startApps(room, ['workspace', 'bot']);
  const floor = await startFloor(room, 'bare-committer', [join(room.folder, 'floor.sqlite')]);
  const sheets = listSheets(seeded);
  const { criteria, scale } = seeded.edition;
  let sent = 0;

  const submit = async () => {
    const sheet = sheets[sent % sheets.length];
    sent += 1;
    if (sheet === undefined) throw new Error('No sheet to submit');
    // Each round through all sheets has grades of its own: no submission repeats what stands.
    const body = payloadOf(sheet, gradesOf(criteria, scale, 1_000_000 + sent), sent);
    const answer = await expectAnswer(
      200,
      `${palmares.addresses.bot}/slack/events`,
      signed(palmares.secrets.signingSecret, body),
    );
    if (!answer.includes('"response_action":"update"')) throw new Error(`Not recorded: ${answer}`);
  };
  const commit = async () => {
    const sheet = sheets[0];
    if (sheet === undefined) throw new Error('No sheet to submit');
    const body = payloadOf(sheet, gradesOf(criteria, scale, 1), 0);
    await expectAnswer(200, floor.address, signed('any secret', body));
  };

  await putUnderLoad({ atOnce: 4, count: WARM_UP }, submit);
  await putUnderLoad({ atOnce: 4, count: WARM_UP }, commit);
  const before = await countSubmissions(room.folder);
  const rows: Cell[][] = [];
  for (const load of LOADS) {
    const ours = await putUnderLoad(load, submit);
    const bare = await putUnderLoad(load, commit);
    const peer = hotcrp.review[load.atOnce];
    rows.push([
      String(load.atOnce),
      ms(ours.p50),
      ms(ours.p99),
      perSecond(ours.perSecond),
      peer.p50 === null ? null : ms(peer.p50),
      ms(peer.p99),
      peer.perSecond === null ? null : perSecond(peer.perSecond),
      peer.perSecond === null
        ? ratio(ours.perSecond, 1000 / (peer.p50 ?? 0))
        : ratio(ours.perSecond, peer.perSecond),
      perSecond(bare.perSecond),
      ratio(ours.perSecond, bare.perSecond),
    ]);
  }
  const written = (await countSubmissions(room.folder)) - before;
  const expected = LOADS.reduce((sum, { count }) => sum + count, 0);
  if (written !== expected) throw new Error(`${expected} submissions, but ${written} versions were written`);
  return {
    tables: [
      {
        title: 'Signed submissions of a score sheet (7 grades) through the bot, 300 entries and 2,400 sheets',
        columns: [
          'at once',
          'p50',
          'p99',
          'rate',
          'HotCRP p50',
          'HotCRP p99',
          'HotCRP rate',
          'to HotCRP',
          'bare Node rate',
          'to bare Node',
        ],
        rows,
      },
    ],
    notes: [
      `All ${expected.toLocaleString('en')} submissions were found in the database afterwards, one version each.`,
      'Bare Node: the same bytes over `node:http`, one row of SQLite with synchronous=FULL a request, no signature, rules or audit.',
      'HotCRP: submitting a review of 7 scores; its rate with one client is worked out from its p50.',
    ],
  };
}

/** Every juror with every entry of the category, neighbours of different jurors. */
function listSheets({ categories }: Seeded): Sheet[] {
  return categories.flatMap(({ codes, jurors }) =>
    codes.flatMap((code) => jurors.map(({ slackUserId }) => ({ slackUserId, code }))),
  );
}

function payloadOf({ slackUserId, code }: Sheet, grades: Grades, number: number): string {
  const values = Object.fromEntries(
    Object.entries(grades).map(([criterion, grade]) => [
      `grade:${code}:${criterion}`,
      { 'choose-grade': { type: 'static_select', selected_option: { value: String(grade) } } },
    ]),
  );
  const comment = { 'write-comment': { type: 'plain_text_input', value: `Lu en entier (${number}).` } };
  return new URLSearchParams({
    payload: JSON.stringify({
      type: 'view_submission',
      user: { id: slackUserId, username: slackUserId, name: slackUserId, team_id: 'T1' },
      team: { id: 'T1', domain: 'bench' },
      api_app_id: 'A1',
      token: 'x',
      trigger_id: '1.2.3',
      view: {
        id: `V${number}`,
        team_id: 'T1',
        type: 'modal',
        callback_id: 'score-sheet',
        private_metadata: JSON.stringify({ code }),
        hash: '1.abc',
        blocks: [],
        state: { values: { ...values, [`comment:${code}`]: comment } },
      },
      response_urls: [],
    }),
  }).toString();
}

const signed = (secret: string, body: string) => ({
  method: 'POST',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    ...signRequest(secret, body, Date.now()),
  },
  body,
});
