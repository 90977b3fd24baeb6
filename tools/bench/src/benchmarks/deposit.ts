import { makeDossier } from '@palmares/sample-files/make-pdf';
import { beginDraft } from '../candidate.ts';
import { startFloor } from '../floors/start-floor.ts';
import { expectAnswer } from '../http-client.ts';
import { type Load, putUnderLoad } from '../load.ts';
import { hotcrp } from '../peers.ts';
import { ms, perSecond, type Report, ratio } from '../report.ts';
import type { Room } from '../room.ts';
import { startApps } from '../start-apps.ts';

/** A whole deposit (draft, 1 MiB PDF with every check, receipt) beside HotCRP's, and a bare PUT of the same PDF. */
export async function measureDeposit(room: Room): Promise<Report> {
  const dossier = await makeDossier({
    title: 'Guichet itinérant',
    organisation: 'Caisse',
    category: 'Innovation RH',
    summary: 'Un résumé.',
    bytes: 1_048_576,
  });
  const floor = await startFloor(room, 'bare-receiver', [room.folder]);
  const { addresses } = await startApps(room, ['api']);
  const put = (url: string, headers: Readonly<Record<string, string>>) =>
    expectAnswer(200, url, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/pdf' },
      body: dossier,
    });
  const deposit = async (number: number) => {
    const { url, headers } = await beginDraft(addresses.api, number);
    await put(`${url}/dossier`, headers);
    await expectAnswer(200, `${url}/deposit`, { method: 'POST', headers });
  };
  const bare = () => put(`${floor.address}/keep`, {});

  await putUnderLoad({ atOnce: 2, count: 4 }, deposit);
  await putUnderLoad({ atOnce: 2, count: 20 }, bare);
  const one = await putUnderLoad({ atOnce: 1, count: 30 }, deposit);
  const eight = await putUnderLoad({ atOnce: 8, count: 48 }, deposit);
  const bareOne = await putUnderLoad({ atOnce: 1, count: 100 }, bare);
  const bareEight = await putUnderLoad({ atOnce: 8, count: 200 }, bare);

  const row = (clients: string, { p50, p99, perSecond: rate }: Load, floorLoad: Load, peer: Peer) => [
    clients,
    ms(p50),
    ms(p99),
    perSecond(rate),
    peer.p50 === null ? null : ms(peer.p50),
    peer.p99 === null ? null : ms(peer.p99),
    perSecond(peer.perSecond),
    ratio(rate, peer.perSecond),
    perSecond(floorLoad.perSecond),
  ];
  const peerOne = hotcrp.deposit.one;
  return {
    tables: [
      {
        title: 'A deposit with a 1 MiB PDF, every check included',
        columns: [
          'clients',
          'p50',
          'p99',
          'rate',
          'HotCRP p50',
          'HotCRP p99',
          'HotCRP rate',
          'ratio',
          'bare PUT',
        ],
        rows: [
          row('1', one, bareOne, { ...peerOne, perSecond: 1000 / peerOne.p50 }),
          row('8', eight, bareEight, { p50: null, p99: null, ...hotcrp.deposit.eight }),
        ],
      },
    ],
    notes: [
      'A deposit is three requests: the draft, the PDF (checked in a fenced process that is kept warm), the deposit with its receipt.',
      'Bare PUT: bare Node that hashes, syncs and renames the same PDF, and checks nothing.',
      'HotCRP’s rate of one client is worked out from its p50.',
    ],
  };
}

type Peer = { readonly p50: number | null; readonly p99: number | null; readonly perSecond: number };
