/** The organisations behind the demo units, and since when each has been a party of the consortium. */
import { FinnishBusinessIds } from 'finnish-business-ids'
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import { sameInAll, type LocalizedText } from '@solmu/shared/text.js'
import { centres, networkStart } from './demo-centres.js'
import { addressName, demoId, demoNumber } from './demo-id.js'
import type { LegalForm, OrganisationRole } from '@solmu/domain/network/organisation.js'
import type { DemoOrganisation, DemoOrganisationRole } from './demo-network.types.js'
import { runByOrganisationOf, swedishNames, unitSeeds } from './demo-units.js'

const headOrganisation = 'Työ ja osallisuus'

/** The legal names that the Finnish, or for `sv` the Swedish, name of a unit gives its operator. */
const legalNames: Readonly<Partial<Record<LegalForm, (name: string, language: 'fi' | 'sv') => string>>> = {
  foundation: (name, language) => (language === 'fi' ? `${name} -säätiö` : `Stiftelsen ${name}`),
  association: (name, language) => `${name} ${language === 'fi' ? 'ry' : 'rf'}`,
  municipality: (name) => name,
  joint_authority: (name, language) => (language === 'fi' ? `${name} -kuntayhtymä` : `Samkommunen ${name}`),
  cooperative: (name, language) => `${language === 'fi' ? 'Osuuskunta' : 'Andelslaget'} ${name}`,
  limited_company: (name, language) => `${name} ${language === 'fi' ? 'Oy' : 'Ab'}`
}

/** A municipality runs its unit itself and carries its real name. */
const municipalOperators: Readonly<Record<string, LocalizedText>> = {
  'Virolahden Verkko': { fi: 'Virolahden kunta', sv: 'Vederlax kommun', en: 'Municipality of Virolahti' }
}

const ownerOf = (unitName: string): string => runByOrganisationOf[unitName] ?? unitName

/** The id of the organisation that runs a unit. */
export function organisationIdOf(unitName: string): string {
  return demoId(`organisation:${ownerOf(unitName)}`)
}

/** The id of the organisation that runs the head office. */
export const headOrganisationId = demoId(`organisation:${headOrganisation}`)

/**
 * A business id that passes the check and yet belongs to nobody: numbers that begin with 9 have not been given out.
 */
export function inventedBusinessId(key: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const digits = `9${String(demoNumber(`businessId:${key}:${attempt}`, 1_000_000)).padStart(6, '0')}`
    const checkDigit = FinnishBusinessIds.calculateChecksum(digits)
    if (checkDigit >= 0) return `${digits}-${checkDigit}`
  }
}

function legalNameOf(unitName: string, legalForm: LegalForm): LocalizedText {
  const municipal = municipalOperators[unitName]
  if (municipal !== undefined) return municipal
  const legalName = legalNames[legalForm] ?? ((name: string) => name)
  const finnish = legalName(unitName, 'fi')
  const swedishName = swedishNames[unitName]
  if (swedishName === undefined) return sameInAll(finnish)
  return { fi: finnish, sv: legalName(swedishName, 'sv'), en: finnish }
}

type OrganisationDraft = Pick<DemoOrganisation, 'id' | 'name' | 'businessId' | 'legalForm'>

/** The id of the fund that pays for projects. */
export const fundOrganisationId = demoId('organisation:Osallisuusrahasto')

/** Bodies around the consortium that run no unit: cities that buy services, and those that pay for projects. */
const neighbours: readonly (OrganisationDraft & { readonly roles: readonly OrganisationRole[]; readonly since: IsoDate })[] = [
  aCity({ fi: 'Oulun kaupunki', sv: 'Uleåborgs stad', en: 'City of Oulu' }, '2013-09-01'),
  aCity({ fi: 'Jyväskylän kaupunki', sv: 'Jyväskylä stad', en: 'City of Jyväskylä' }, '2013-03-01'),
  aCity({ fi: 'Lahden kaupunki', sv: 'Lahtis stad', en: 'City of Lahti' }, '2014-05-01'),
  aCity({ fi: 'Porin kaupunki', sv: 'Björneborgs stad', en: 'City of Pori' }, '2014-01-01'),
  {
    ...aCity({ fi: 'Espoon kaupunki', sv: 'Esbo stad', en: 'City of Espoo' }, '2016-02-01'),
    roles: ['commissioner', 'funder', 'partner']
  },
  {
    id: fundOrganisationId,
    name: { fi: 'Osallisuusrahasto', sv: 'Delaktighetsfonden', en: 'Inclusion Fund' },
    businessId: inventedBusinessId('Osallisuusrahasto'),
    legalForm: 'foundation',
    roles: ['funder'],
    since: '2015-01-01'
  }
]

function aCity(name: LocalizedText, since: IsoDate) {
  const roles: readonly OrganisationRole[] = ['commissioner']
  return { id: demoId(`organisation:${name.fi}`), name, businessId: null, legalForm: 'municipality' as const, roles, since }
}

/** The first parties of the consortium. */
const founders: readonly string[] = ['Leppävaaran Lenkki', 'Päijänteen Polku', 'Tammerkosken Taito', 'Oulun Oiva', 'Aurajoen Askel']

/** Every organisation that runs, has run or is going to run a unit, the one that runs the head office, and the others. */
export function demoOrganisations(consortiumId: string): DemoOrganisation[] {
  return [...keepers(), ...neighbours].map(({ id, name, businessId, legalForm }) => ({
    ...{ id, name, businessId, legalForm, consortiumId },
    sizeClass: sizeOf(id, legalForm),
    languages: name.fi === name.sv ? (['fi'] as const) : (['fi', 'sv'] as const),
    email: `kirjaamo@${addressName(name.fi, '')}.example`
  }))
}

function sizeOf(id: string, legalForm: LegalForm): DemoOrganisation['sizeClass'] {
  if (legalForm === 'municipality' || legalForm === 'joint_authority') return 'large'
  return (['micro', 'small', 'small', 'medium'] as const)[demoNumber(`size:${id}`, 4)] ?? 'small'
}

function keepers(): OrganisationDraft[] {
  const head: OrganisationDraft = {
    id: headOrganisationId,
    name: { fi: `${headOrganisation} ry`, sv: 'Arbete och delaktighet rf', en: 'Work and Inclusion Association' },
    businessId: inventedBusinessId(headOrganisation),
    legalForm: 'association'
  }
  const operators = unitSeeds.filter(([name]) => ownerOf(name) === name)
  return [
    head,
    ...operators.map(([name, , legalForm]) => ({
      id: organisationIdOf(name),
      name: legalNameOf(name, legalForm),
      businessId: legalForm === 'municipality' ? null : inventedBusinessId(name),
      legalForm
    }))
  ]
}

/** Each keeper of units is a member from the first day of its first unit to the last day of its last one. */
export function demoOrganisationRoles(consortiumId: string): DemoOrganisationRole[] {
  const memberships = new Map<string, Validity>([[headOrganisationId, { validFrom: networkStart, validTo: null }]])
  const include = (organisationId: string, validity: Validity): void => {
    const known = memberships.get(organisationId)
    memberships.set(organisationId, known === undefined ? validity : spanOf(known, validity))
  }
  for (const [name, , , , validFrom, validTo] of unitSeeds) include(organisationIdOf(name), { validFrom, validTo })
  for (const { host, validFrom } of Object.values(centres)) {
    include(organisationIdOf(host), { validFrom, validTo: null })
  }
  const members = [...memberships].map(([organisationId, { validFrom, validTo }]) => ({
    ...{ consortiumId, organisationId, role: 'member' as const, validFrom, validTo }
  }))
  const others = neighbours.flatMap(({ id: organisationId, roles, since: validFrom }) =>
    roles.map((role) => ({ consortiumId, organisationId, role, validFrom, validTo: null }))
  )
  const first = founders.map((name) => ({
    ...{ consortiumId, organisationId: organisationIdOf(name), role: 'founder' as const, validFrom: networkStart, validTo: null }
  }))
  const buyer = { organisationId: organisationIdOf('Virolahden Verkko'), role: 'commissioner' as const }
  return [...members, ...others, ...first, { consortiumId, ...buyer, validFrom: '2018-05-01', validTo: null }]
}

function spanOf(a: Validity, b: Validity): Validity {
  const validFrom: IsoDate = a.validFrom < b.validFrom ? a.validFrom : b.validFrom
  if (a.validTo === null || b.validTo === null) return { validFrom, validTo: null }
  return { validFrom, validTo: a.validTo > b.validTo ? a.validTo : b.validTo }
}
