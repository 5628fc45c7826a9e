import { demoId } from './demo-id.js'
import { fundOrganisationId } from './demo-organisations.js'

/** Who reads published results in the demo: the fund that pays for much of the work, and everybody in the network. */
export function demoAudiences(consortiumId: string): readonly object[] {
  const rule = { consortiumId, personsThreshold: 5, surveyThreshold: 10, showsZero: true }
  return [
    {
      ...{ id: demoId('audience:fund'), kind: 'funder', organisationId: fundOrganisationId, detail: 'unit' },
      ...{ nameFi: 'Osallisuusrahasto', nameSv: 'Delaktighetsfonden', nameEn: 'Inclusion Fund' },
      ...rule
    },
    {
      ...{ id: demoId('audience:members'), kind: 'members', organisationId: null, detail: 'centre' },
      ...{ nameFi: 'Verkoston jäsenet', nameSv: 'Nätverkets medlemmar', nameEn: 'Members of the network' },
      ...rule
    }
  ]
}
