import { recuse } from '@palmares/contest/acts/recuse';
import { saveDraft } from '@palmares/contest/acts/save-draft';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allGrades, openSheet, readableBy, type View, waitForHome, waitForModal } from './acts.ts';
import { grade, memberOf, openGrading, PEOPLE, SOCIAL, seedEntry } from './bot-seed.ts';
import { openStage, type Stage } from './bot-stage.ts';

const ANNE = PEOPLE.anne.id;
const BRUNO = PEOPLE.bruno.id;
const CHLOE = PEOPLE.chloe.id;
const BRUNOS_COMMENT = 'Commentaire que seul Bruno connaît';

let quiet: Stage;
let busy: Stage;
let seen: { quiet: string; busy: string };

const seed = async (stage: Stage): Promise<string[]> => {
  const codes = [];
  for (const title of ['Premier', 'Deuxième', 'Troisième', 'Quatrième']) {
    codes.push(await seedEntry(stage.contest, { title }));
  }
  await openGrading(stage.contest, SOCIAL);
  return codes;
};

/** What the other jurors do, every kind of act on every entry that Anne grades. */
const letOthersWork = async ({ contest }: Stage, codes: readonly string[]): Promise<void> => {
  const [first = '', second = '', third = '', fourth = ''] = codes;
  for (const code of [first, second]) {
    await grade(contest, BRUNO, code, 1, BRUNOS_COMMENT);
    await grade(contest, CHLOE, code, 2);
  }
  await grade(contest, BRUNO, first, 0, BRUNOS_COMMENT);
  await recuse(contest, await memberOf(contest, BRUNO), third, 'Motif de Bruno');
  await saveDraft(contest, await memberOf(contest, CHLOE), fourth, { grades: { objectifs: 5 } });
};

/** Everything a juror can do and press; gives everything that was sent to Slack and can be read there. */
const exploreAsAnne = async (stage: Stage, codes: readonly string[]): Promise<string> => {
  const { slack } = stage;
  const [first = '', second = '', third = '', fourth = ''] = codes;
  const views: unknown[] = [];
  const see = (view: View): View => {
    views.push(view);
    return view;
  };
  await slack.openHome(ANNE);
  see(await waitForHome(slack, ANNE, 'Votre bureau'));
  for (const command of slack.commands) {
    for (const text of ['aide', 'SOC', 'innovation sociale', 'inconnue', 'SOC-999']) {
      await slack.command(ANNE, command, text);
    }
  }
  for (const text of ['', 'file', 'echeance', 'ouvrir', 'clore', 'ouvrir SOC', 'clore SOC']) {
    await slack.command(ANNE, '/gpi', text);
  }
  for (const command of ['/classement', '/avancement']) await slack.command(ANNE, command);
  const sheet = see(await openSheet(stage, ANNE, first));
  await slack.submit(ANNE, sheet.id, allGrades(stage, first, 4));
  const recorded = see(await waitForModal(slack, ANNE, 'est validée'));
  await slack.click(ANNE, { viewId: recorded.id }, 'next', 'next-entry');
  const next = see(await waitForModal(slack, ANNE, `grade:${second}:`));
  await slack.click(ANNE, { viewId: next.id }, `grade:${second}:objectifs`, 'choose-grade', '3');
  await slack.click(ANNE, { viewId: next.id }, 'draft', 'save-draft');
  see(await waitForModal(slack, ANNE, 'Brouillon enregistré'));
  await slack.closeView(ANNE, next.id);
  await slack.command(ANNE, '/recuser', third);
  const recusal = see(await waitForModal(slack, ANNE, 'Motif du déport'));
  const recused = await slack.submit(ANNE, recusal.id, { reason: { reason: 'Un lien' } });
  views.push(recused);
  see(await openSheet(stage, ANNE, fourth));
  for (const text of ['', 'SOC']) await slack.command(ANNE, '/classement', text);
  await slack.command(ANNE, '/gpi', 'file');
  see(await waitForHome(slack, ANNE, '1\u00a0dossier sur 3'));
  const calls = slack.calls.map(({ method, args }) => ({ method, args }));
  // How often the Home was published meanwhile is a matter of timing; what it said is not.
  const sent = calls.filter(({ method }) => method !== 'views.publish');
  return JSON.stringify([views, sent, readableBy(slack, ANNE)]);
};

/** Takes out what differs from one run to the next: links, identifiers and times of Slack's. */
const withoutIds = (text: string): string =>
  text
    .replaceAll(/files\/[\w.-]+/g, 'files/TOKEN')
    .replaceAll(/\b[VDBAT][0-9A-Z]{7,}\b/g, 'ID')
    .replaceAll(/\b\d{10}\.[0-9a-f]{4,8}\b/g, 'TIME')
    .replaceAll(/\b\d{13}\.\d+\.[0-9a-f]+\b/g, 'TRIGGER')
    .replaceAll(/(block_id\\*":\\*")[0-9a-z]{5}(\\*")/g, '$1GENERATED$2')
    .replaceAll(/response\/[0-9a-f]+/g, 'response/KEY');

beforeAll(async () => {
  quiet = await openStage();
  busy = await openStage();
  await letOthersWork(busy, await seed(busy));
  const codes = await seed(quiet);
  seen = {
    quiet: withoutIds(await exploreAsAnne(quiet, codes)),
    busy: withoutIds(await exploreAsAnne(busy, codes)),
  };
});
afterAll(async () => {
  await quiet[Symbol.asyncDispose]();
  await busy[Symbol.asyncDispose]();
});

test('a juror sees the same whether or not the others have graded, drafted, commented or recused', () => {
  expect(seen.busy).toBe(seen.quiet);
});

test('the comparison would notice: a juror does see their own grades', () => {
  expect(seen.busy).toContain('16,00');
  expect(seen.busy.length).toBeGreaterThan(20_000);
});

test('no comment, name or mark of another juror is in anything that was sent', () => {
  const sent = JSON.stringify(busy.slack.calls) + seen.busy;
  for (const secret of [BRUNOS_COMMENT, 'Motif de Bruno', 'Bruno', 'Chloé'])
    expect(sent).not.toContain(secret);
});

test('no grade and no comment is in the log, at its most talkative', () => {
  for (const stage of [quiet, busy]) {
    const log = stage.logged();
    expect(log).toContain('ready');
    expect(log).not.toMatch(/choose-grade|selected_option|16,00|"grades":\{/);
    expect(log).not.toContain(BRUNOS_COMMENT);
    expect(log).not.toMatch(/xoxb-|signing secret/);
  }
});
