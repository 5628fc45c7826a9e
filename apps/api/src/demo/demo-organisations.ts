/** The organisations behind the demo units, and since when each has been a party of the consortium. */
import { FinnishBusinessIds } from 'finnish-business-ids'
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import { sameInAll, type LocalizedText } from '@solmu/shared/text.js'
import { centres, networkStart } from './demo-centres.js'
import { demoId, demoNumber } from './demo-id.js'
import type { DemoConsortiumMember, DemoOrganisation, LegalForm } from './demo-network.types.js'
import { runByOrganisationOf, swedishNames, unitSeeds } from './demo-units.js'

const headOrganisation = 'Työ ja osallisuus'

/** The legal names that the Finnish, or for `sv` the Swedish, name of a unit gives its operator. */
const legalNames: Readonly<Record<LegalForm, (name: string, language: 'fi' | 'sv') => string>> = {
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
function inventedBusinessId(key: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const digits = `9${String(demoNumber(`businessId:${key}:${attempt}`, 1_000_000)).padStart(6, '0')}`
    const checkDigit = FinnishBusinessIds.calculateChecksum(digits)
    if (checkDigit >= 0) return `${digits}-${checkDigit}`
  }
}

function legalNameOf(unitName: string, legalForm: LegalForm): LocalizedText {
  const municipal = municipalOperators[unitName]
  if (municipal !== undefined) return municipal
  const finnish = legalNames[legalForm](unitName, 'fi')
  const swedishName = swedishNames[unitName]
  if (swedishName === undefined) return sameInAll(finnish)
  return { fi: finnish, sv: legalNames[legalForm](swedishName, 'sv'), en: finnish }
}

/** Every organisation that runs, has run or is going to run a unit, and the one that runs the head office. */
export function demoOrganisations(): DemoOrganisation[] {
  const head: DemoOrganisation = {
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

/** Each organisation is a party from the first day of its first unit to the last day of its last one. */
export function demoConsortiumMembers(consortiumId: string): DemoConsortiumMember[] {
  const memberships = new Map<string, Validity>([[headOrganisationId, { validFrom: networkStart, validTo: null }]])
  const include = (organisationId: string, validity: Validity): void => {
    const known = memberships.get(organisationId)
    memberships.set(organisationId, known === undefined ? validity : spanOf(known, validity))
  }
  for (const [name, , , , validFrom, validTo] of unitSeeds) include(organisationIdOf(name), { validFrom, validTo })
  for (const { host, validFrom } of Object.values(centres)) {
    include(organisationIdOf(host), { validFrom, validTo: null })
  }
  return [...memberships].map(([organisationId, { validFrom, validTo }]) => ({
    consortiumId,
    organisationId,
    validFrom,
    validTo
  }))
}

function spanOf(a: Validity, b: Validity): Validity {
  const validFrom: IsoDate = a.validFrom < b.validFrom ? a.validFrom : b.validFrom
  if (a.validTo === null || b.validTo === null) return { validFrom, validTo: null }
  return { validFrom, validTo: a.validTo > b.validTo ? a.validTo : b.validTo }
}
