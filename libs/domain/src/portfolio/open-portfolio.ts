/**
 * The portfolio as open standards tell of it: what an export knows of a project, and the names by which the world knows it. What the
 * viewer may not read is not in it; nothing is made up to fill a place.
 * Source: issue "Portfolio", item 7; issue "Reports", item 6; org-id.guide, list FI-PRO.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText } from '@solmu/shared/text.js'
import type { LegalForm } from '../network/organisation.js'
import type { ProjectStage } from './project.workflow.js'

export interface OpenOrganisation {
  readonly id: string
  readonly name: LocalizedText
  readonly businessId: string | null
}

/** What the funder has decided: the base that holds, as far as the viewer reads the money. */
export interface OpenDecision {
  /** The day of the first decision. */
  readonly decidedOn: IsoDate
  readonly grant: bigint
  /** By the periods of the budget, in their order. */
  readonly periods: readonly { readonly period: string; readonly total: bigint }[]
}

export interface OpenProject {
  readonly id: string
  /** Such as 2026/4. */
  readonly number: string
  readonly groupNumber: string | null
  readonly title: LocalizedText
  readonly acronym: string
  readonly summary: LocalizedText
  readonly stage: ProjectStage
  readonly startsOn: IsoDate | null
  readonly endsOn: IsoDate | null
  readonly currency: string
  readonly funderCode: string
  readonly taskAreas: readonly string[]
  readonly call: { readonly name: LocalizedText; readonly programme: LocalizedText; readonly programmeCode: string; readonly funder: OpenOrganisation } | null
  readonly partners: readonly (OpenOrganisation & { readonly isLead: boolean })[]
  readonly decision: OpenDecision | null
}

/** Whoever publishes, and when. */
export interface Publishing {
  readonly publisher: OpenOrganisation
  readonly legalForm: LegalForm
  readonly at: Date
}

/**
 * The name of an organisation for the world: the list of the register of companies and its business id; where it has none, the
 * name that the publisher gives it.
 *
 * @example worldId({ id: '…', name, businessId: '1234567-1' }, publisher) // 'FI-PRO-1234567-1'
 */
export function worldId({ id, businessId }: OpenOrganisation, publisher: OpenOrganisation): string {
  return businessId === null ? `${publisher.businessId === null ? 'solmu' : worldId(publisher, publisher)}-ORG-${id}` : `FI-PRO-${businessId}`
}

/** The name of a project for the world. @example projectId('2026/4', publisher) // 'FI-PRO-1234567-1-2026-4' */
export const projectId = (number: string, publisher: OpenOrganisation): string => `${worldId(publisher, publisher)}-${number.replace('/', '-')}`

const languages: readonly Language[] = ['fi', 'sv', 'en']

/** A text in the languages in which it is written. */
export const writtenIn = (text: LocalizedText): readonly (readonly [Language, string])[] =>
  languages.flatMap((language) => (text[language].trim() === '' ? [] : [[language, text[language].trim()] as const]))

/** A text in one language: English for the world where there is any, then Finnish, then Swedish. */
export const worldText = ({ en, fi, sv }: LocalizedText): string => [en, fi, sv].map((text) => text.trim()).find((text) => text !== '') ?? ''

/** Minor units as a decimal text. @example decimalOf(123450n) // '1234.50' */
export function decimalOf(minorUnits: bigint): string {
  const digits = (minorUnits < 0n ? -minorUnits : minorUnits).toString().padStart(3, '0')
  return `${minorUnits < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
