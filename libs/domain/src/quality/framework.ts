/**
 * Quality frameworks as data: what is looked at, on which scale, with which weight, and what the score means. Commitments,
 * assessments, actions and views rest on one released version of a framework, which never changes.
 * Source: issue "Quality", item 1; requirements 8, 17, 19, 39, 58, 60-68, 74.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** assessed: has criteria and a score · certificate: a standard of somebody else, of which only the certificate is kept. */
export const frameworkKinds = ['assessed', 'certificate'] as const
export type FrameworkKind = (typeof frameworkKinds)[number]

/** Of what a score is: one site or team, an organisation with all its sites, or a regional centre with its network. */
export const frameworkSubjects = ['site', 'organisation', 'centre'] as const
export type FrameworkSubject = (typeof frameworkSubjects)[number]

/**
 * What may be made of the scores of several subjects. none: nothing, each stands by itself and views show how many are in
 * which band · mean: they may be averaged.
 */
export const aggregations = ['none', 'mean'] as const
export type FrameworkAggregation = (typeof aggregations)[number]

/** points: levels with a name · met: two levels, not met and met · percent: a share is given, and its level follows. */
export const scaleKinds = ['points', 'met', 'percent'] as const
export type ScaleKind = (typeof scaleKinds)[number]

/** sum: points times weight · mean: of the points by weight · share_met: of the weight, in percent. */
export const scoringMethods = ['sum', 'mean', 'share_met'] as const
export type ScoringMethod = (typeof scoringMethods)[number]

/** What a criterion that is skipped with a reason does: is left out, counts as the lowest level, or forbids a score. */
export const skipRules = ['leave_out', 'lowest', 'no_score'] as const
export type SkipRule = (typeof skipRules)[number]

export interface Level {
  /** Its points, 0 to 100. */
  readonly value: number
  readonly name: LocalizedText
  /** On a scale of percent: the lowest whole percent of the level. Null on any other. */
  readonly from: number | null
}

export interface Scale {
  readonly code: string
  readonly kind: ScaleKind
  /** From the lowest. */
  readonly levels: readonly Level[]
  /** The points from which a criterion counts as met. */
  readonly metFrom: number
}

/** What a level means for one criterion. */
export interface Anchor {
  readonly value: number
  readonly text: LocalizedText
}

export interface Criterion {
  readonly code: string
  readonly title: LocalizedText
  readonly guidance: LocalizedText
  /** What shows it: documents, figures, talks, one a line. */
  readonly evidence: LocalizedText
  /** The code of its scale. */
  readonly scale: string
  /** How much it counts beside the others, 0 to 1000; 0 is asked and not counted. */
  readonly weight: number
  readonly anchors: readonly Anchor[]
}

export interface FrameworkSection {
  readonly code: string
  readonly title: LocalizedText
  readonly guidance: LocalizedText
  readonly criteria: readonly Criterion[]
}

export interface Scoring {
  readonly method: ScoringMethod
  /** How much of what counts must be answered before there is a score, in percent. */
  readonly minimumAnswered: number
  readonly skipped: SkipRule
}

export interface Band {
  readonly code: string
  /** The lowest score of the band; it ends where the next begins. At most two decimals. */
  readonly from: number
  readonly name: LocalizedText
  readonly description: LocalizedText
}

/** What a version says. */
export interface FrameworkContent {
  readonly kind: FrameworkKind
  readonly name: LocalizedText
  readonly description: LocalizedText
  /** Stands beside every score, such as that it is no official review. */
  readonly notice: LocalizedText
  /** Where it comes from, and by what right it is used. */
  readonly source: LocalizedText
  readonly subject: FrameworkSubject
  readonly aggregation: FrameworkAggregation
  readonly scales: readonly Scale[]
  readonly sections: readonly FrameworkSection[]
  readonly scoring: Scoring
  /** From the lowest. None: the score has no bands. */
  readonly bands: readonly Band[]
}

/** A version as far as its place in time goes. */
export interface VersionStanding {
  readonly id: string
  readonly number: number
  readonly state: 'draft' | 'released'
  /** Of released ones: half-open days. */
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
}

/** Whether scores of several subjects may be averaged. Views that would must ask. */
export const mayAverage = ({ aggregation }: Pick<FrameworkContent, 'aggregation'>): boolean => aggregation === 'mean'

/** Every criterion in its order. */
export const criteriaOf = ({ sections }: Pick<FrameworkContent, 'sections'>): readonly Criterion[] =>
  sections.flatMap(({ criteria }) => criteria)

/** The scale of a criterion; undefined in a draft that names one that is not there. */
export const scaleOf = ({ scales }: Pick<FrameworkContent, 'scales'>, { scale }: Pick<Criterion, 'scale'>): Scale | undefined =>
  scales.find(({ code }) => code === scale)

/** An empty framework, on which an editor begins. */
export const emptyContent: FrameworkContent = (() => {
  const none: LocalizedText = { fi: '', sv: '', en: '' }
  return {
    ...{ kind: 'assessed', name: none, description: none, notice: none, source: none, subject: 'site', aggregation: 'none' },
    ...{ scales: [], sections: [], bands: [], scoring: { method: 'sum', minimumAnswered: 100, skipped: 'no_score' } }
  }
})()
