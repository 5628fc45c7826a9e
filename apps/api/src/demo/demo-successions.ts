/** Which units of the demo continued which: mergers of two into one, and units that were split in two. */
import type { SuccessionKind } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { demoId } from './demo-id.js'
import type { DemoSuccession } from './demo-network.types.js'

interface SuccessionSeed {
  readonly kind: SuccessionKind
  readonly effectiveOn: IsoDate
  /** Predecessor, successor, and the part of the predecessor that the successor took over. */
  readonly edges: readonly (readonly [predecessor: string, successor: string, share: number])[]
  readonly reason: string
}

interface MergerSeed {
  readonly effectiveOn: IsoDate
  readonly predecessors: readonly [string, string]
  readonly successor: string
  readonly reason: string
}

const merger = ({ effectiveOn, predecessors, successor, reason }: MergerSeed): SuccessionSeed => ({
  kind: 'merge',
  effectiveOn,
  edges: predecessors.map((predecessor) => [predecessor, successor, 1] as const),
  reason
})

const seeds: readonly SuccessionSeed[] = [
  {
    kind: 'split',
    effectiveOn: '2016-02-01',
    edges: [
      ['Uudenmaan Työpiha', 'Vallilan Verstas', 0.55],
      ['Uudenmaan Työpiha', 'Leppävaaran Lenkki', 0.45]
    ],
    reason: 'Helsingin ja Espoon toiminnot erotettiin omiksi yksiköikseen'
  },
  merger({
    effectiveOn: '2016-09-01',
    predecessors: ['Turun Tekijät', 'Kaarinan Kaarre'],
    successor: 'Aurajoen Askel',
    reason: 'Turun seudun palvelut koottiin yhteen yksikköön'
  }),
  merger({
    effectiveOn: '2017-02-01',
    predecessors: ['Jyväskylän Jytke', 'Laukaan Laari'],
    successor: 'Päijänteen Polku',
    reason: 'Yhteinen valmennus ja hallinto'
  }),
  merger({
    effectiveOn: '2018-06-01',
    predecessors: ['Kemin Kipinä', 'Keminmaan Kita'],
    successor: 'Meri-Lapin Majakka',
    reason: 'Meri-Lapin yhteinen valmennussäätiö aloitti'
  }),
  {
    kind: 'split',
    effectiveOn: '2018-09-01',
    edges: [
      ['Satakunnan Silta', 'Porin Purje', 0.65],
      ['Satakunnan Silta', 'Rauman Reimari', 0.35]
    ],
    reason: 'Rauman toimipaikasta tuli oma yksikkö'
  },
  merger({
    effectiveOn: '2019-03-01',
    predecessors: ['Kotkan Kaari', 'Pyhtään Pyörä'],
    successor: 'Kotkan Köysi',
    reason: 'Etelä-Kymenlaakson pajat yhdistettiin'
  }),
  {
    kind: 'split',
    effectiveOn: '2019-05-01',
    edges: [
      ['Oulun Työtori', 'Oulun Oiva', 0.7],
      ['Oulun Työtori', 'Limingan Lakeus', 0.3]
    ],
    reason: 'Limingan toimipaikasta tuli oma yksikkö'
  },
  merger({
    effectiveOn: '2020-06-01',
    predecessors: ['Seinäjoen Seppä', 'Lapuan Lauta'],
    successor: 'Lakeuden Latu',
    reason: 'Etelä-Pohjanmaan pajat yhdistettiin'
  }),
  merger({
    effectiveOn: '2021-09-01',
    predecessors: ['Limingan Lakeus', 'Raahen Raina'],
    successor: 'Raahen Ruori',
    reason: 'Toiminta keskitettiin Raaheen'
  }),
  merger({
    effectiveOn: '2022-03-01',
    predecessors: ['Kuopion Käsi', 'Siilin Paja'],
    successor: 'Kallaveden Valmennus',
    reason: 'Yhteinen valmennussäätiö aloitti'
  })
]

/** The successions of the demo as rows. */
export function demoSuccessions(consortiumId: string): DemoSuccession[] {
  return seeds.flatMap(({ kind, effectiveOn, edges, reason }) =>
    edges.map(([predecessor, successor, share]) => ({
      consortiumId,
      predecessorId: demoId(`unit:${predecessor}`),
      successorId: demoId(`unit:${successor}`),
      kind,
      effectiveOn,
      share,
      reason
    }))
  )
}
