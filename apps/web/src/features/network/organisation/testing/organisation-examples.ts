/** An organisation as the API gives it, for tests. */

const name = (fi: string, sv = fi, en = fi) => ({ __typename: 'LocalizedText', fi, sv, en })

export const aRole = (role: string, validFrom: string, validTo: string | null = null) => ({
  __typename: 'OrganisationRolePeriod',
  role,
  validFrom,
  validTo
})

export const aKeptUnit = (id: string, validFrom: string, validTo: string | null = null) => ({
  __typename: 'KeptUnit',
  validFrom,
  validTo,
  unit: { __typename: 'OrgUnitRef', id, type: 'local_unit', name: name(`Yksikkö ${id}`) }
})

/** Parik-säätiö: a member today, a funder until 2023, a partner from 2027. */
export function anOrganisation(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    ...{ __typename: 'Organisation', id: 'o1', name: name('Parik-säätiö', 'Parikstiftelsen') },
    ...{ businessId: '1234567-1', legalForm: 'foundation', town: 'Kouvola', unitCount: 1, code: 'parik', sizeClass: 'medium' },
    ...{ languages: ['fi', 'sv'], email: 'toimisto@parik.example', phone: '+358 40 123 4567', website: 'https://www.parik.example/' },
    ...{ streetAddress: 'Katu 1', postalCode: '45100', contactName: 'Tiina Laine', note: null, version: 3 },
    roles: [
      aRole('partner', '2027-01-01'),
      aRole('member', '2020-01-01'),
      aRole('funder', '2018-01-01', '2024-01-01')
    ],
    units: [aKeptUnit('u9', '2019-01-01'), aKeptUnit('u8', '2015-01-01', '2018-06-01')],
    ...changes
  }
}
