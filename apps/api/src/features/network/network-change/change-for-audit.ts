import type { FactRows, NetworkDelta } from '@solmu/domain/network/change.js'
import type { Validity } from '@solmu/shared/dates.js'
import type { AuditNote } from '../../../core/context/context.js'

/**
 * What the trail keeps of a change of the network: the facts that went and those that came, each in one line. Units are
 * no persons; how to reach them is left out.
 */
export function changeForAudit({ removed, added }: NetworkDelta): Pick<AuditNote, 'before' | 'after'> {
  return { before: told(removed), after: told(added) }
}

function told({ units, links, territories, services }: FactRows) {
  return {
    units: units.map((unit) => `${unit.name.fi}, ${unit.kind}, ${unit.municipalityCode}${during(unit)}`),
    parentUnits: links.map((link) => `${link.unitId} → ${link.parentId}${during(link)}`),
    municipalities: territories.map((territory) => `${territory.municipalityCode}${during(territory)}`),
    shares: services.map((service) => `${service.municipalityCode} ${service.share}${during(service)}`)
  }
}

/** Whatever is empty on both sides is no difference and is left out of the trail by itself. */
const during = ({ validFrom, validTo }: Validity): string => `, ${validFrom}–${validTo ?? ''}`
