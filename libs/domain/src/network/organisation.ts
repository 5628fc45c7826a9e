/**
 * Organisations: the independent bodies of the consortium and around it. One body
 * may be several things at once: a municipality can commission work, fund it,
 * be a member and keep units.
 * Source: requirements 8-13; "Twelve facts", 1.
 */
export const legalForms = [
  'foundation',
  'association',
  'municipality',
  'joint_authority',
  'wellbeing_county',
  'state',
  'parish',
  'cooperative',
  'limited_company',
  'other'
] as const

export type LegalForm = (typeof legalForms)[number]

/** By yearly staff, as the European Union counts: under 10, under 50, under 250, and above. */
export const sizeClasses = ['micro', 'small', 'medium', 'large'] as const

export type SizeClass = (typeof sizeClasses)[number]

/** The languages in which an organisation serves; `se` stands for the Sámi languages. */
export const organisationLanguages = ['fi', 'sv', 'en', 'se'] as const

export type OrganisationLanguage = (typeof organisationLanguages)[number]

/** What an organisation is to the consortium; that it keeps units follows from the units. */
export const organisationRoles = ['member', 'founder', 'commissioner', 'funder', 'partner'] as const

export type OrganisationRole = (typeof organisationRoles)[number]
