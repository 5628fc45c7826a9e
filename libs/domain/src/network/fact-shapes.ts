/**
 * What makes two facts the same: by which key a fact is known, what it says in
 * full, and what it says apart from the days on which it holds and the reasons
 * that were given for its beginning and its end.
 * Source: architecture, "Time is in the model from day one".
 */
import type { FactRows } from './change.js'
import type { LinkFact, ServiceFact, SuccessionFact, TerritoryFact, UnitPeriod } from './facts.js'

export const factKinds = ['units', 'links', 'territories', 'successions', 'services'] as const

export type FactKind = (typeof factKinds)[number]

/** The fact that each kind of rows holds. */
export type FactOf<K extends FactKind> = FactRows[K][number]

export interface FactShape<F> {
  /** Two facts of a sound network never share it. */
  readonly keyOf: (fact: F) => string
  /** What it says, without its days and its reasons. */
  readonly contentOf: (fact: F) => string
  /** All that it says. */
  readonly textOf: (fact: F) => string
}

type Words = readonly (string | number | null)[]

const shape = <F>(parts: {
  readonly key: (fact: F) => Words
  readonly content: (fact: F) => Words
  readonly rest: (fact: F) => Words
}): FactShape<F> => ({
  keyOf: (fact) => JSON.stringify(parts.key(fact)),
  contentOf: (fact) => JSON.stringify(parts.content(fact)),
  textOf: (fact) => JSON.stringify([parts.content(fact), parts.rest(fact)])
})

export const factShapes: { readonly [K in FactKind]: FactShape<FactOf<K>> } = {
  units: shape<UnitPeriod>({
    key: (period) => [period.id, period.validFrom],
    content: (period) => [
      period.id,
      period.consortiumId,
      period.organisationId,
      period.type,
      period.kind,
      period.name.fi,
      period.name.sv,
      period.name.en,
      period.municipalityCode,
      period.lon,
      period.lat,
      period.streetAddress,
      period.email,
      period.phone
    ],
    rest: (period) => [period.validFrom, period.validTo, period.reason, period.endReason]
  }),
  links: shape<LinkFact>({
    key: (link) => [link.unitId, link.validFrom],
    content: (link) => [link.unitId, link.parentId],
    rest: (link) => [link.validFrom, link.validTo, link.reason]
  }),
  territories: shape<TerritoryFact>({
    key: (territory) => [territory.municipalityCode, territory.validFrom],
    content: (territory) => [territory.municipalityCode, territory.unitId],
    rest: (territory) => [territory.validFrom, territory.validTo, territory.reason]
  }),
  successions: shape<SuccessionFact>({
    key: (each) => [each.predecessorId, each.successorId, each.effectiveOn],
    content: (each) => [each.predecessorId, each.successorId, each.kind, each.share],
    rest: (each) => [each.effectiveOn, each.reason]
  }),
  services: shape<ServiceFact>({
    key: (service) => [service.unitId, service.municipalityCode, service.validFrom],
    content: (service) => [service.unitId, service.municipalityCode, service.share],
    rest: (service) => [service.validFrom, service.validTo]
  })
}
