/**
 * HotCRP 3.4 (PHP 8.2, MariaDB with a sync at each commit, nginx), measured on two cores shared with the load's client
 * over loopback: 300 papers with 2,400 reviews of 7 scores, and ten times that. Milliseconds, or works a second.
 */
export const hotcrp = {
  deposit: { one: { p50: 146, p99: 189 }, eight: { perSecond: 12.5 } },
  review: {
    1: { p50: 16.8, p99: 23, perSecond: null },
    8: { p50: null, p99: 82, perSecond: 170 },
    32: { p50: null, p99: 266, perSecond: 155 },
  },
  rankedList: { one: { 50: 19, 500: 95 }, all: { 300: 43, 3000: 425 } },
} as const;
