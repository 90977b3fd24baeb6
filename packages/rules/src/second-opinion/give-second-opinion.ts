import { calibrate } from './calibrate.ts';
import { findSkipReason } from './calibration.ts';
import { findComponents, isComplete, proposeCrossReadings } from './connectivity.ts';
import { describeCalibration, describeEntries, describeJurors, describeSheets } from './describe-opinion.ts';
import { measureAgreement } from './measure-agreement.ts';
import type { SecondOpinion, SecondOpinionInput, SecondOpinionOptions } from './second-opinion.ts';
import { checkTotals, type Refusal } from './totals.ts';

const USUAL_PLACES = 3;

/**
 * The second opinion on one category: adjusted marks, how sure the ranks are, which entries to discuss, how far the
 * jurors agree. Pure: the same totals, draws and seed give the same opinion, whatever the order of the readings and
 * whatever the names.
 *
 * @throws RangeError when the number of draws or places is not a positive integer
 */
export function giveSecondOpinion(
  input: SecondOpinionInput,
  options: SecondOpinionOptions,
): SecondOpinion | Refusal {
  const { draws, seed, places = USUAL_PLACES } = options;
  if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`not a number of draws: ${draws}`);
  if (!Number.isSafeInteger(places) || places < 1) throw new RangeError(`not a number of places: ${places}`);
  const checked = checkTotals(input.totals);
  if (checked.kind === 'refused') return checked;
  const { totals } = checked;
  const skipped = findSkipReason(totals);
  const calibrated = skipped === null ? calibrate(totals, { draws, seed, places }) : null;
  const connectivity = findComponents(totals);
  return {
    kind: 'opinion',
    entries: describeEntries(totals, calibrated),
    jurors: describeJurors(totals, calibrated),
    sheets: describeSheets(totals, calibrated),
    calibration: describeCalibration(calibrated, skipped),
    agreement: measureAgreement(input, calibrated),
    connectivity,
    crossReadings: proposeCrossReadings(totals, connectivity, options.isForbidden).map(
      ({ entry, juror }) => ({
        entryId: totals.entries[entry] ?? '',
        jurorId: totals.jurors[juror] ?? '',
      }),
    ),
    isComplete: isComplete(totals),
    places,
    draws,
    seed,
  };
}
