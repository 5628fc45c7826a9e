/**
 * What an applicant is asked: the organisation, its size, what it offers and where, and for each of the five criteria by which
 * operators are selected what there is and what shows it. The form is data with versions; an application keeps the version that
 * it began with, so a new version never changes what somebody has answered.
 * Source: issue "Onboarding and agreements", item 1; requirement 17.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import { applicationFormOne } from './application-form-1.js'

/** The criteria of requirement 17; what is scored refers to them by these codes. */
export const operatorCriteria = ['established_activity', 'own_production', 'community_relations', 'administration', 'location'] as const
export type OperatorCriterion = (typeof operatorCriteria)[number]

export const applicationSections = ['organisation', 'figures', 'services', ...operatorCriteria] as const
export type ApplicationSection = (typeof applicationSections)[number]

/**
 * line: one line · text: several · business_id, email, website, postal_code: of a form of their own · count: a whole number from
 * 0 on · choice, choices: one or several of the options · municipality: its code · links: titles with addresses of the web.
 */
export const formFieldKinds = ['line', 'text', 'business_id', 'email', 'website', 'postal_code', 'count', 'choice', 'choices', 'municipality', 'links'] as const
export type FormFieldKind = (typeof formFieldKinds)[number]

export interface FormField {
  readonly code: string
  readonly kind: FormFieldKind
  readonly isRequired: boolean
  /** The longest text, or the largest number. */
  readonly most: number
  readonly label: LocalizedText
  readonly help: LocalizedText | null
  readonly options: readonly { readonly code: string; readonly label: LocalizedText }[]
}

export interface FormSection {
  readonly code: ApplicationSection
  readonly title: LocalizedText
  readonly intro: LocalizedText
  readonly fields: readonly FormField[]
  /** Whether files can be added to it. */
  readonly takesFiles: boolean
}

export interface ApplicationForm {
  readonly version: number
  readonly sections: readonly FormSection[]
}

const forms: readonly ApplicationForm[] = [applicationFormOne]

/** The version with which an application begins now. */
export const newestFormVersion = 1

/**
 * The form of a version.
 *
 * @throws Error for a version that there never was: applications keep one that there is
 */
export function applicationForm(version: number): ApplicationForm {
  const form = forms.find((each) => each.version === version)
  if (!form) throw new Error(`There is no version ${version} of the form for applications`)
  return form
}

/** A section of a form; undefined for a code that it does not have. */
export const sectionOf = (form: ApplicationForm, code: string): FormSection | undefined => form.sections.find((each) => each.code === code)

/** Whether a section is one of the criteria. */
export const isCriterion = (section: string): section is OperatorCriterion => operatorCriteria.some((each) => each === section)
