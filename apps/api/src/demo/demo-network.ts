/**
 * The demo network: an invented consortium on the real map of Finland, with a
 * head office, seven regional centres, some 50 local units and their history
 * since 2013. The same day and the same reference give the same rows, down to
 * the ids. Names, people, organisations and addresses are invented; only the
 * municipalities are real.
 * Source: requirements 5, 9, 10 and 18-21.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { demoId } from './demo-id.js'
import type { DemoNetwork, DemoReference } from './demo-network.types.js'
import { demoOrganisationRoles, demoOrganisations } from './demo-organisations.js'
import { demoPeople } from './demo-roles.js'
import { demoSuccessions } from './demo-successions.js'
import { demoLinks, demoTerritories } from './demo-territory.js'
import { demoServices, demoUnits } from './demo-unit-rows.js'

export type { DemoNetwork, DemoReference } from './demo-network.types.js'
export { demoAccounts, demoPassword } from './demo-roles.js'

/**
 * All rows of the demo, parents before children.
 *
 * @param today the day from which a term that is about to end and a vacancy are counted; nothing else depends on it.
 * @param reference the regions of the municipalities year by year, their mergers and their centre points.
 * @throws RangeError when the reference lacks the centre point of a municipality in which a unit stands.
 */
export function demoNetwork(today: IsoDate, reference: DemoReference): DemoNetwork {
  const consortiumId = demoId('consortium')
  const units = demoUnits(consortiumId, reference.points)
  const territories = demoTerritories(consortiumId, reference)
  return {
    consortium: {
      id: consortiumId,
      name: { fi: 'T&O-konsortio', sv: 'A&D-konsortiet', en: 'Work and Inclusion Consortium' },
      isDemo: true
    },
    organisations: demoOrganisations(consortiumId),
    organisationRoles: demoOrganisationRoles(consortiumId),
    units,
    links: demoLinks(consortiumId, units, territories),
    territories,
    successions: demoSuccessions(consortiumId),
    services: demoServices(consortiumId),
    ...demoPeople(consortiumId, units, today)
  }
}
