/**
 * How well the promise of quality is kept by the units behind the figures of an edition, as it was on the last day of its
 * run: who is committed to which framework, and in which band the newest assessment of each unit lies. A band is told only
 * of a unit that has published its assessment to the network, and bands are counted, never averaged.
 * Source: issue "Reports", item 4; issue "Quality", item 5; requirements 8, 61.
 */
import { groupBy } from '@solmu/shared/groups.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

type Named = { readonly code: string; readonly name: LocalizedText }

export type QualityRow =
  | {
      readonly kind: 'framework'
      readonly frameworkCode: string
      readonly versionNumber: number
      readonly name: LocalizedText
      /** Stands beside every result, such as that it is no official review. */
      readonly notice: LocalizedText
      readonly bands: readonly Named[]
    }
  | {
      readonly kind: 'assessment'
      readonly frameworkCode: string
      readonly versionNumber: number
      readonly unitId: string
      readonly finalKind: 'self' | 'reviewed'
      readonly isPublished: boolean
      /** Null without a score or bands, and of one that is not published. */
      readonly band: string | null
      readonly assessedOn: IsoDate
    }
  | { readonly kind: 'commitment'; readonly frameworkCode: string; readonly versionNumber: number; readonly unitId: string; readonly validFrom: IsoDate }

type Of<Kind extends QualityRow['kind']> = Extract<QualityRow, { kind: Kind }>

/** One framework, over the units of which the readers of a publication read. */
export interface FramedQuality extends Named {
  readonly notice: LocalizedText
  /** How many units are behind the figures, and of these how many are committed, were assessed, and told in which band they are. */
  readonly unitCount: number
  readonly committedCount: number
  readonly assessedCount: number
  readonly publishedCount: number
  /** Of those that told it: how many were assessed by others too. */
  readonly reviewedCount: number
  /** The days of the oldest and the newest assessment that is told; null without one. */
  readonly oldestOn: IsoDate | null
  readonly newestOn: IsoDate | null
  /** From the lowest, those with nobody too. */
  readonly bands: readonly (Named & { readonly count: number })[]
  /** The band of each unit that told it, where single units are read. */
  readonly units: readonly { readonly unitId: string; readonly band: string; readonly assessedOn: IsoDate; readonly finalKind: 'self' | 'reviewed' }[]
}

export interface QualityCut {
  /** The units that are read of. */
  readonly unitIds: ReadonlySet<string>
  /** Whether single units are. */
  readonly namesUnits: boolean
}

/**
 * The quality of the units behind a publication, framework by framework; one that no unit is committed to or assessed by is
 * left out.
 *
 * @example qualityBehind(rows, { unitIds: new Set(['a', 'b']), namesUnits: false })[0]?.bands // [{ code: 'good', name, count: 2 }]
 */
export function qualityBehind(rows: readonly QualityRow[], { unitIds, namesUnits }: QualityCut): FramedQuality[] {
  const behind = rows.filter((row) => row.kind === 'framework' || unitIds.has(row.unitId))
  return [...groupBy(behind, ({ frameworkCode }) => frameworkCode)].flatMap(([code, own]): FramedQuality[] => {
    const newest = ofKind(own, 'framework').sort((a, b) => a.versionNumber - b.versionNumber).at(-1)
    const assessments = ofKind(own, 'assessment')
    const committed = new Set(ofKind(own, 'commitment').map(({ unitId }) => unitId))
    if (!newest || (assessments.length === 0 && committed.size === 0)) return []
    const told = assessments.flatMap(({ isPublished, band, ...row }) => (isPublished && band !== null ? [{ ...row, band }] : []))
    const days = told.map(({ assessedOn }) => assessedOn).sort()
    return [
      {
        ...{ code, name: newest.name, notice: newest.notice, unitCount: unitIds.size, committedCount: committed.size },
        ...{ assessedCount: assessments.length, publishedCount: told.length },
        reviewedCount: told.filter(({ finalKind }) => finalKind === 'reviewed').length,
        ...{ oldestOn: days[0] ?? null, newestOn: days.at(-1) ?? null },
        bands: bandsOf(ofKind(own, 'framework'), told),
        units: namesUnits ? told.map(({ unitId, band, assessedOn, finalKind }) => ({ unitId, band, assessedOn, finalKind })) : []
      }
    ]
  })
}

const ofKind = <Kind extends QualityRow['kind']>(rows: readonly QualityRow[], kind: Kind): Of<Kind>[] => rows.filter((row): row is Of<Kind> => row.kind === kind)

/** The bands of the newest version, and before them those of earlier ones in which somebody still is. */
function bandsOf(frameworks: readonly Of<'framework'>[], told: readonly { readonly band: string }[]): (Named & { count: number })[] {
  const versions = [...frameworks].sort((a, b) => a.versionNumber - b.versionNumber)
  const now = versions.at(-1)?.bands ?? []
  const former = new Map(versions.flatMap(({ bands }) => bands.filter(({ code }) => now.every((band) => band.code !== code)).map((band) => [band.code, band])))
  const count = (code: string): number => told.filter(({ band }) => band === code).length
  return [...[...former.values()].filter(({ code }) => count(code) > 0), ...now].map((band) => ({ ...band, count: count(band.code) }))
}
