/** Rounds as the API gives them, for specs. */
const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })

export const someCounts = {
  __typename: 'RoundCounts',
  ...{ total: 10, notStarted: 3, draft: 2, submitted: 2, returned: 1, verified: 2, accepted: 0, locked: 0, late: 2, extended: 1, former: 0 }
}

export const someDays = { opensOn: '2026-10-01', dueOn: '2026-10-15', graceUntil: '2026-10-22', verifyBy: '2026-10-29', acceptBy: '2026-11-05' }

export const aRound = (more: object = {}) => ({
  __typename: 'CollectionRound',
  ...{ id: 'r1', name: text('Kvartaali 3/2026'), period: '2026-Q3', periodKind: 'quarter', state: 'open', version: 4 },
  ...someDays,
  counts: someCounts,
  ...more
})

export const anAsked = (id: string, more: object = {}) => ({
  __typename: 'RoundIndicator',
  ...{ position: 1, isRequired: true, allowsNotApplicable: true, dimensions: [] },
  indicator: { __typename: 'Indicator', id, code: id.toUpperCase(), unit: 'persons' },
  version: {
    __typename: 'IndicatorVersion',
    ...{ number: 1, validFrom: '2020-01-01', name: text(`Luku ${id}`), definition: text('Määritelmä'), dimensionCodes: ['gender'] }
  },
  ...more
})

export const aRecord = (more: object = {}) => ({
  ...aRound(),
  ...{ instructions: text(''), periodFrom: '2026-07-01', periodTo: '2026-10-01', stateReason: '', stateAt: '2026-10-01T04:00:00Z' },
  ...{ membership: 'last_day', reminderDays: [-7, 1] },
  unitRule: { __typename: 'UnitRule', kind: 'all', centreIds: [], unitKinds: [], unitIds: [] },
  indicators: [anAsked('i1')],
  ...more
})

export const pageOf = (name: string, nodes: readonly unknown[]) => ({
  [name]: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
})

export const aChoice = (id: string) => ({
  __typename: 'Indicator',
  ...{ id, code: id.toUpperCase(), unit: 'persons', sourceClass: 'manual' },
  group: { __typename: 'IndicatorGroup', id: 'g1', name: text('Asiakkaat') },
  current: { __typename: 'IndicatorVersion', number: 1, name: text(`Luku ${id}`), dimensionCodes: ['gender'] }
})

export const someUnits = {
  __typename: 'RoundPreview',
  units: [
    { __typename: 'PreviewedUnit', id: 'u1', unit: { __typename: 'OrgUnitRef', id: 'u1', name: text('Kotkan paja') }, centre: { __typename: 'OrgUnitRef', id: 'c1', name: text('Kaakkois-Suomi') } },
    { __typename: 'PreviewedUnit', id: 'u2', unit: { __typename: 'OrgUnitRef', id: 'u2', name: text('Haminan paja') }, centre: null }
  ],
  leftOut: [{ __typename: 'LeftOutUnit', unit: { __typename: 'OrgUnitRef', id: 'u3', name: text('Vanha paja') }, reason: 'closed' }],
  others: []
}
