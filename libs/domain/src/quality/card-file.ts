/**
 * Practice cards as others exchange them: the fields of the operating models of Innokylä (THL), each a column. What a card says in
 * sections goes to the field that its section is known by, and everything else to how it works.
 * Source: issue "Portfolio", item 6; innokyla.fi, "Toimintamalli".
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { PracticeContent } from './practice.js'

/** The fields, in the order in which they are read. */
export const cardFileFields = [
  ...(['id', 'name', 'summary', 'organisation', 'project', 'audience', 'start', 'goals', 'steps', 'preconditions', 'cost', 'costAmount'] as const),
  ...(['stage', 'evidence', 'results', 'adoption', 'sources', 'links', 'keywords', 'licence', 'validFrom'] as const)
] as const
export type CardFileField = (typeof cardFileFields)[number]

/** Sections that are fields of their own. */
export const fieldSections = ['start', 'goals', 'results', 'keywords'] as const

export interface FiledCard {
  readonly id: string
  readonly content: PracticeContent
  readonly organisation: LocalizedText | null
  readonly project: LocalizedText | null
  readonly validFrom: IsoDate | null
}

const said = (text: LocalizedText | null, language: Language): string => (text ? pick(text, language).text : '')
const lines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n')

/**
 * A card in the fields of a file, in a language where it is written in it.
 *
 * @example cardRow(card, 'sv').name // 'Verkstadsstigen'
 */
export function cardRow({ id, content, organisation, project, validFrom }: FiledCard, language: Language): Readonly<Record<CardFileField, string>> {
  const { name, summary, audience, sections, sources, card } = content
  const own = (code: string) => lines(sections.filter((section) => section.code === code).map(({ text }) => said(text, language)))
  const others = sections.filter(({ code }) => !fieldSections.some((each) => each === code))
  const titled = ({ title, text }: (typeof sections)[number]) => (others.length > 1 ? `${said(title, language)}: ${said(text, language)}` : said(text, language))
  return {
    ...{ id, name: said(name, language), summary: said(summary, language), organisation: said(organisation, language), project: said(project, language), audience: said(audience, language) },
    ...{ start: own('start'), goals: own('goals'), steps: lines(others.map(titled)), results: own('results'), keywords: own('keywords') },
    ...{ preconditions: said(card.preconditions, language), cost: said(card.cost, language), evidence: said(card.evidence, language), adoption: said(card.adoption, language) },
    costAmount: card.costAmount === null ? '' : euros(card.costAmount),
    ...{ stage: card.evidenceLevel ?? '', licence: card.licence ?? '', sources: said(sources, language), validFrom: validFrom ?? '' },
    links: card.links.map(({ label, url }) => `${label}: ${url}`).join('\n')
  }
}

/** Cents as euros, with a point before the decimals. */
const euros = (cents: string): string => {
  const whole = cents.padStart(3, '0')
  return `${whole.slice(0, -2)}.${whole.slice(-2)}`
}
