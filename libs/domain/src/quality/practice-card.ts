/**
 * What a card says of a practice besides what it is: on what evidence it rests, what it costs, what it needs and how it is
 * adopted, and what others may do with the text. A practice that comes out of a project must say so.
 * Source: issue "Portfolio", item 6.
 */
import { type LocalizedText, sameInAll } from '@solmu/shared/text.js'
import { DomainError } from '../errors.js'
import { parseWebsite } from '../network/organisation-details.js'
import type { GivenText, TextFields } from '../text-fields.js'
import type { FrameworkChange } from './framework-difference.js'

/** experience: those who do it say so · followed: its results are followed in figures · evaluated: an outsider has evaluated it · researched: there is research with something to compare with. */
export const evidenceLevels = ['experience', 'followed', 'evaluated', 'researched'] as const
export type EvidenceLevel = (typeof evidenceLevels)[number]

/** cc_by: anybody may use it and names where it is from · cc_by_sa: and shares it alike · cc0: no conditions · own: only with leave. */
export const cardLicences = ['cc_by', 'cc_by_sa', 'cc0', 'own'] as const
export type CardLicence = (typeof cardLicences)[number]

export interface CardLink {
  readonly label: string
  readonly url: string
}

export interface PracticeCard {
  readonly evidenceLevel: EvidenceLevel | null
  readonly evidence: LocalizedText
  readonly links: readonly CardLink[]
  /** What it costs a unit in a year, in cents of a euro, as a text; null where no sum is known. */
  readonly costAmount: string | null
  /** What the cost is made of. */
  readonly cost: LocalizedText
  readonly preconditions: LocalizedText
  /** How it is adopted, step by step. */
  readonly adoption: LocalizedText
  readonly licence: CardLicence | null
}

const none: LocalizedText = { fi: '', sv: '', en: '' }
export const emptyCard: PracticeCard = { evidenceLevel: null, evidence: none, links: [], costAmount: null, cost: none, preconditions: none, adoption: none, licence: null }

export const cardLimits = { text: 4000, links: 20, label: 200, url: 500 } as const

/** The texts of a card, in the order in which they are read. */
export const cardTexts = ['evidence', 'cost', 'preconditions', 'adoption'] as const
export type CardText = (typeof cardTexts)[number]

export type GivenCard = Readonly<Record<CardText, GivenText>> & Pick<PracticeCard, 'links'> & {
  readonly evidenceLevel?: EvidenceLevel | null | undefined
  readonly costAmount?: string | null | undefined
  readonly licence?: CardLicence | null | undefined
}

/** Reads a card, finished or not; what is wrong with it stands in the fields: TOO_LONG, REQUIRED for the name of a link, INVALID_WEBSITE, OUT_OF_RANGE. */
export function readCard(fields: TextFields, given: GivenCard): PracticeCard {
  const text = (name: CardText) => fields.localized(['card', name], given[name], { most: cardLimits.text, isLong: true })
  if (given.links.length > cardLimits.links) fields.refuse('TOO_LONG', ['card', 'links'], { max: cardLimits.links })
  const amount = given.costAmount ?? null
  if (amount !== null && !/^(0|[1-9]\d{0,12})$/.test(amount)) fields.refuse('OUT_OF_RANGE', ['card', 'costAmount'], { min: 0, max: 10_000_000_000 })
  return {
    ...{ evidenceLevel: given.evidenceLevel ?? null, licence: given.licence ?? null, costAmount: amount },
    ...{ evidence: text('evidence'), cost: text('cost'), preconditions: text('preconditions'), adoption: text('adoption') },
    links: given.links.map(({ label, url }, place) => readLink(fields, { label, url }, place))
  }
}

function readLink(fields: TextFields, { label, url }: CardLink, place: number): CardLink {
  const link = { label: fields.text(['card', 'links', place, 'label'], label, { most: cardLimits.label }), url: fields.text(['card', 'links', place, 'url'], url, { most: cardLimits.url }) }
  if (link.label === '') fields.refuse('REQUIRED', ['card', 'links', place, 'label'])
  if (parseWebsite(link.url) === null) fields.refuse('INVALID_WEBSITE', ['card', 'links', place, 'url'])
  return link
}

/** What the card of a result of a project still has to say: REQUIRED, each at its field. */
export function cardIssues(fields: TextFields, card: PracticeCard): void {
  if (card.evidenceLevel === null) fields.refuse('REQUIRED', ['card', 'evidenceLevel'])
  for (const name of ['evidence', 'cost', 'adoption'] as const) if (card[name].fi === '') fields.refuse('REQUIRED', ['card', name, 'fi'])
}

/** What keeps a card from being opened to everybody: they must be told what they may do with it, and that must be something. */
export function publicationIssues({ licence }: PracticeCard): readonly DomainError[] {
  if (licence === null) return [new DomainError('REQUIRED', { path: ['card', 'licence'] })]
  return licence === 'own' ? [new DomainError('INVALID_INPUT', { path: ['card', 'licence'] })] : []
}

const told = (card: PracticeCard): Readonly<Record<string, LocalizedText>> => ({
  evidenceLevel: sameInAll(card.evidenceLevel ?? ''),
  evidence: card.evidence,
  links: sameInAll(card.links.map(({ label, url }) => `${label}: ${url}`).join('\n')),
  costAmount: sameInAll(card.costAmount ?? ''),
  ...{ cost: card.cost, preconditions: card.preconditions, adoption: card.adoption },
  licence: sameInAll(card.licence ?? '')
})

/** What differs between two cards, by the names of fields. */
export function cardDifference(before: PracticeCard, after: PracticeCard): readonly FrameworkChange[] {
  const [was, is] = [told(before), told(after)]
  return Object.keys(is).flatMap((field): FrameworkChange[] => {
    const [old, now] = [was[field] ?? none, is[field] ?? none]
    const isSame = old.fi === now.fi && old.sv === now.sv && old.en === now.en
    return isSame ? [] : [{ kind: 'changed', subject: 'framework', code: '', level: null, field, before: old, after: now }]
  })
}
