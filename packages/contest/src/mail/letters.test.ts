import { fileURLToPath } from 'node:url';
import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { loadEdition } from '../edition/load-edition.ts';
import { composeAccessLink } from './compose-access-link.ts';
import { composeFormerContact, composeNewContact } from './compose-contact-changed.ts';
import { composeDraftCreated } from './compose-draft-created.ts';
import { composeExtensionGranted } from './compose-extension-granted.ts';
import { composeReceipt, type MailedReceipt } from './compose-receipt.ts';
import { composeReminder } from './compose-reminder.ts';
import { composeRepositioningNotice } from './compose-repositioning-notice.ts';
import { composeScreeningResult } from './compose-screening-result.ts';
import { inline, type Letter, type LetterContext } from './letter.ts';
import { ACCESS_LINK } from './queue-mail.ts';
import { readAddress } from './recipient.ts';

const edition = await loadEdition(
  fileURLToPath(new URL('../../../../editions/gpi-2022.json', import.meta.url)),
);
const real: LetterContext = { edition, rehearsal: false };
const deadline = edition.calendar.depositDeadline;
const now = Temporal.Instant.from('2022-03-14T09:00:00Z');
const code = 'GPI-0012';

const receiptOf = (title: string): MailedReceipt => ({
  code,
  version: 2,
  title,
  organisation: title,
  entries: [{ code: 'SOC-003', category: 'innovation-sociale' }],
  depositedAt: '2022-04-01T21:29:59.999Z',
  dossier: { bytes: 1_234_567, sha256: 'ab'.repeat(32), pages: 12 },
  video: { bytes: 52_428_800, sha256: 'cd'.repeat(32), seconds: 120 },
});

/** Each message, with whatever a person may type in it. */
const everyLetter: readonly [string, (context: LetterContext, typed: string) => Letter][] = [
  ['draft created', (context) => composeDraftCreated(context, { code, deadline, now })],
  ['receipt', (context, typed) => composeReceipt(context, receiptOf(typed), deadline)],
  [
    'reminder',
    (context) =>
      composeReminder(context, {
        code,
        deadline,
        depositedVersion: null,
        problems: [{ message: 'Déposez le dossier.' }],
      }),
  ],
  [
    'extension',
    (context) => composeExtensionGranted(context, { code, until: deadline, depositedVersion: null }),
  ],
  [
    'repositioning',
    (context, typed) =>
      composeRepositioningNotice(context, {
        applicationCode: code,
        entryCode: 'SOC-003',
        title: typed,
        from: { name: 'Innovation sociale' },
        to: { name: 'Innovation RH' },
        reason: typed,
      }),
  ],
  [
    'screening result',
    (context, typed) =>
      composeScreeningResult(context, {
        applicationCode: code,
        entryCode: 'SOC-003',
        title: typed,
        category: { name: 'Innovation sociale' },
        decision: { kind: 'inadmissible', ground: 'incomplete', reason: typed },
        corrects: true,
      }),
  ],
  ['access link', (context) => composeAccessLink(context, { code, depositedVersion: 2, withdrawnAt: null })],
  [
    'new contact',
    (context) => composeNewContact(context, { code, depositedVersion: null, withdrawnAt: null, deadline }),
  ],
  ['former contact', (context) => composeFormerContact(context, { code })],
];

test.each(everyLetter)(
  '%s: a rehearsal says so in subject and body, the real contest does not',
  (_, compose) => {
    const rehearsed = compose({ edition, rehearsal: true }, 'Guichet');
    expect(rehearsed.subject).toMatch(/^\[Répétition\] GPI 2022\u00a0: /);
    expect(rehearsed.body).toContain('Répétition');
    const { subject, body } = compose(real, 'Guichet');
    expect(subject + body).not.toMatch(/répétition/i);
    expect(body).toContain('Union des caisses nationales de Sécurité sociale (Ucanss)');
    expect(body).toContain(edition.secretariatEmail);
  },
);

test.each(everyLetter)('%s: typography is French, and every line says something', (_, compose) => {
  const { subject, body } = compose(real, 'Guichet');
  // No straight apostrophe, no plain space before a high mark or inside quotation marks, no "undefined".
  expect(`${subject}\n${body}`).not.toMatch(/'| [:;!?»]|« |undefined|NaN|\[object/);
  expect(body).not.toMatch(/[^\u00a0:]:(?!\/\/)|\n\n\n/);
});

test.each(everyLetter)('%s: nothing typed ends a line, forges a header or asks for a link', (_, compose) => {
  const asked = compose(real, 'x').body.split(ACCESS_LINK).length;
  const typed = string({
    unit: constantFrom('\r', '\n', '\0', '\u2028', 'Bcc: a@b.fr', ACCESS_LINK, 'é', ' '),
  });
  assert(
    property(typed, (text) => {
      const { subject, body } = compose(real, text);
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(body.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([]);
      expect(body.split(ACCESS_LINK).length).toBe(asked);
    }),
  );
});

test('a placeholder can not be hidden in another', () => {
  expect(inline('{{li{{lien}}en}}')).not.toContain(ACCESS_LINK);
});

test('a draft’s message says that it is no deposit, until when, and how to come back', () => {
  const { subject, body } = composeDraftCreated(real, { code, deadline, now });
  expect(subject).toBe('GPI 2022\u00a0: brouillon GPI-0012 commencé, à déposer');
  expect(body).toContain('elle n’est pas déposée');
  expect(body).toContain('vendredi 1er avril 2022 à 23\u00a0h\u00a030 (heure de Paris)');
  expect(body).toContain(ACCESS_LINK);
  const late = composeDraftCreated(real, { code, deadline, now: deadline.add({ milliseconds: 1 }) });
  expect(late.body).toContain('ne peut pas être déposé');
});

test('a receipt says version, instant, sizes and digests, and carries no link', () => {
  const { subject, body } = composeReceipt(real, receiptOf('Guichet itinérant'), deadline);
  expect(subject).toBe('GPI 2022\u00a0: accusé de dépôt de GPI-0012, version 2');
  for (const said of [
    'Conservez ce message',
    'Version\u00a0: 2',
    '23\u00a0h\u00a029\u00a0min\u00a059\u00a0s (heure de Paris)',
    'Titre\u00a0: Guichet itinérant',
    'Catégorie\u00a0: Innovation sociale (SOC-003)',
    'Dossier\u00a0: 1\u00a0234\u00a0567\u00a0octets (1,18\u00a0Mo)',
    `SHA-256\u00a0: ${'ab'.repeat(32)}`,
    `SHA-256\u00a0: ${'cd'.repeat(32)}`,
  ]) {
    expect(body).toContain(said);
  }
  expect(body).not.toContain(ACCESS_LINK);
});

test('an extension says whether anything is deposited yet', () => {
  const extended = (depositedVersion: number | null) =>
    composeExtensionGranted(real, { code, until: deadline, depositedVersion }).body;
  expect(extended(null)).toContain('il vous reste à demander le dépôt');
  expect(extended(2)).toContain('La version 2 que vous avez déposée compte');
  expect(extended(2)).not.toContain('il vous reste');
});

test('a reminder lists what is missing, or says that only the deposit is', () => {
  const draft = { code, deadline, depositedVersion: null };
  const missing = composeReminder(real, {
    ...draft,
    problems: [{ message: 'Indiquez le titre du projet.' }],
  });
  expect(missing.body).toContain('– Indiquez le titre du projet.');
  expect(composeReminder(real, { ...draft, problems: [] }).body).toContain('Il ne manque rien');
  const changed = composeReminder(real, { code, deadline, depositedVersion: 3, problems: [] });
  expect(changed.body).toContain('La version 3 que vous avez déposée compte');
  expect(changed.body).not.toContain('brouillon');
});

test.each([
  ['ada@example.org', 'ada@example.org'],
  [' ada@example.org ', 'ada@example.org'],
  ['ada@sécu.example.fr', 'ada@sécu.example.fr'],
  ['ada@example.org\r\nBcc: eve@example.org', null],
  ['ada@example.org, eve@example.org', null],
  ['ada@example.org;eve@example.org', null],
  ['Ada <ada@example.org>', null],
  ['"ada eve"@example.org', null],
  ['ada@example', null],
  ['ada@@example.org', null],
  ['ada@example.org.', null],
  ['', null],
  [`${'a'.repeat(250)}@b.fr`, null],
])('the address %j is read as %j', (typed, address) => {
  expect(readAddress(typed)).toBe(address);
});
