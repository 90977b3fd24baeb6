import { type Estimate, estimate, estimateDifference } from '@palmares/rules/simulation/estimate';
import type { Judgement } from '@palmares/rules/simulation/judge-contest';
import { METHOD_NAMES, type MethodName } from '@palmares/rules/simulation/method-names';
import type { ScenarioName } from '@palmares/rules/simulation/scenarios';
import { type JudgedScenarios, scenarioNames } from './fairness-contests.ts';
import type { Table } from './report.ts';

/** Share of the true top 3 found, by method and scenario, each with its standard error. */
export function tabulateShares(judged: JudgedScenarios): Table {
  return {
    title: 'Share of the true top 3 found (± standard error)',
    columns: ['method', ...scenarioNames],
    rows: METHOD_NAMES.map((method) => [
      method,
      ...scenarioNames.map((name) => format(estimate(sharesOf(judged, name, method)))),
    ]),
  };
}

/** The same less the plain mean's share on the same contest: what a method gains or costs. */
export function tabulateGains(judged: JudgedScenarios): Table {
  return {
    title: 'Gained over the plain mean, contest by contest (± standard error)',
    columns: ['method', ...scenarioNames],
    rows: METHOD_NAMES.filter((method) => method !== 'plain mean').map((method) => [
      method,
      ...scenarioNames.map((name) => {
        const plain = sharesOf(judged, name, 'plain mean');
        return formatSigned(estimateDifference(sharesOf(judged, name, method), plain));
      }),
    ]),
  };
}

/** Rank intervals against the true ranks, and the zone against the true top 3, where a scenario asks for them. */
export function tabulateChecks(judged: JudgedScenarios): Table {
  const row = (check: string, pick: (judgement: Judgement) => number | null) =>
    scenarioNames.flatMap((name) => {
      const values = judgementsOf(judged, name)
        .map(pick)
        .filter((value) => value !== null);
      return values.length === 0 ? [] : [[check, name, format(estimate(values))]];
    });
  return {
    title: 'How sure, and what to discuss (± standard error)',
    columns: ['check', 'contests', 'found'],
    rows: [
      ...row('true ranks within their 90 % interval', ({ covered }) => covered),
      ...row('contests whose zone holds all of the true top 3', ({ zone }) => asShare(zone?.holdsTop)),
      ...row('the same for the three highest plain means alone', ({ zone }) => asShare(zone?.plainHoldsTop)),
      ...row('entries in the zone', ({ zone }) => zone?.entries ?? null),
    ],
  };
}

function sharesOf(judged: JudgedScenarios, name: ScenarioName, method: MethodName): number[] {
  return judgementsOf(judged, name).map(({ shares }) => shares[method]);
}

function judgementsOf(judged: JudgedScenarios, name: ScenarioName): readonly Judgement[] {
  return judged.get(name) ?? [];
}

function asShare(holds: boolean | undefined): number | null {
  return holds === undefined ? null : Number(holds);
}

function format({ mean, standardError }: Estimate): string {
  return standardError === null ? mean.toFixed(3) : `${mean.toFixed(3)} ± ${standardError.toFixed(3)}`;
}

function formatSigned(difference: Estimate): string {
  const text = format(difference).replace(/^-(0\.000)/, '$1');
  return text.startsWith('-') || text.startsWith('0.000') ? text : `+${text}`;
}
