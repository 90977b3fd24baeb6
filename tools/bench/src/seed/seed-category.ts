import { formatApplicationCode, formatEntryCode } from '@palmares/rules/codes';
import type { Category, Edition } from '@palmares/rules/edition';
import { gradesOf } from './grades.ts';
import type { Rows } from './insert-together.ts';
import { metadataOf } from './metadata.ts';
import type { Size } from './seed-contest.ts';

/** One category's share of the contest: the codes of its entries, the Slack accounts of its jury, and the rows of both. */
export type CategorySeed = {
  readonly codes: readonly string[];
  readonly jurors: readonly { readonly slackUserId: string; readonly jurorId: string }[];
  readonly rows: Rows;
};

const AT = '2022-03-15T08:00:00.000Z';

/** Makes a category's rows; applications are numbered from `first` on. */
export function seedCategory(
  edition: Edition,
  category: Category,
  { entriesPerCategory, jurorsPerCategory }: Size,
  first: number,
): CategorySeed {
  const jurors = Array.from({ length: jurorsPerCategory }, (_, index) => ({
    slackUserId: `U${category.prefix}${index + 1}`,
    jurorId: `juror-${category.prefix}-${index + 1}`,
  }));
  const projects = Array.from({ length: entriesPerCategory }, (_, index) => ({
    number: index + 1,
    applicationNumber: first + index,
    code: formatEntryCode(category, index + 1),
  }));
  const sheets = projects.flatMap(({ code, applicationNumber }) =>
    jurors.map(({ jurorId }, index) => ({
      id: `sheet-${code}-${index + 1}`,
      entryId: `entry-${code}`,
      jurorId,
      grades: JSON.stringify(
        gradesOf(edition.criteria, edition.scale, applicationNumber * jurorsPerCategory + index),
      ),
    })),
  );
  return {
    codes: projects.map(({ code }) => code),
    jurors,
    rows: {
      jurors: jurors.map(({ slackUserId, jurorId: id }) => ({
        id,
        slackUserId,
        name: `Juré ${slackUserId}`,
        email: `${slackUserId.toLowerCase()}@example.org`,
        organisation: '',
      })),
      juryRoles: jurors.map(({ jurorId }) => ({ jurorId, role: 'juror', category: category.slug })),
      ...depositRows(edition, category, projects),
      scoreSheets: sheets.map((sheet) => ({
        ...sheet,
        draftGrades: null,
        draftComment: null,
        version: 1,
        comment: '',
        submittedAt: AT,
        voidedAt: null,
        voidReason: null,
        updatedAt: AT,
      })),
      scoreSheetVersions: sheets.map(({ id, grades }) => ({
        scoreSheetId: id,
        version: 1,
        depositVersion: 1,
        grades,
        comment: '',
        submittedAt: AT,
      })),
    },
  };
}

function depositRows(
  edition: Edition,
  category: Category,
  projects: readonly { number: number; applicationNumber: number; code: string }[],
): Pick<Rows, 'applications' | 'files' | 'deposits' | 'entries'> {
  const made = projects.map(({ number, applicationNumber, code }) => {
    const id = `application-${code}`;
    const dossierId = `dossier-${code}`;
    const metadata = JSON.stringify(metadataOf(applicationNumber, category.slug));
    return { number, applicationNumber, code, id, dossierId, metadata };
  });
  return {
    applications: made.map(({ id, applicationNumber, metadata, dossierId }) => ({
      id,
      number: applicationNumber,
      code: formatApplicationCode(edition, applicationNumber),
      depositKeyHash: `no key ${id}`,
      metadata,
      dossierId,
      videoId: null,
      draftVersion: 1,
      draftChangedAt: AT,
      depositedVersion: 1,
      depositedDraftVersion: 1,
      withdrawnAt: null,
      createdAt: AT,
      updatedAt: AT,
    })),
    files: made.map(({ id, dossierId }) => ({
      id: dossierId,
      applicationId: id,
      kind: 'dossier',
      blobKey: dossierId,
      bytes: 1_048_576,
      sha256: 'ab'.repeat(32),
      pages: 3,
      seconds: null,
      validator: 'bench',
      createdAt: AT,
      scan: 'none',
    })),
    deposits: made.map(({ id, dossierId, metadata }) => ({
      applicationId: id,
      version: 1,
      metadata,
      dossierId,
      videoId: null,
      depositedAt: AT,
      receipt: '{}',
      receiptJws: null,
    })),
    entries: made.map(({ id, number, code }) => ({
      id: `entry-${code}`,
      number,
      code,
      applicationId: id,
      category: category.slug,
      screening: 'admissible',
      ground: null,
      reason: null,
      screenedAt: AT,
      withdrawnAt: null,
      createdAt: AT,
      repositionedTo: null,
    })),
  };
}
