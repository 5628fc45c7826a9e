/** Records of the library as the API sends them, for specs. */
const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: `${fi} (sv)`, en: `${fi} (en)` })

export const aVersion = (change: object = {}) => ({
  ...{ __typename: 'IndicatorVersion', number: 1, validFrom: '2026-01-01', validTo: null, name: text('Uudet asiakkaat') },
  ...{ definition: text('Jaksot, jotka alkoivat kaudella.'), condition: { __typename: 'LocalizedText', fi: '', sv: '', en: '' } },
  ...{ direction: 'more', dimensionCodes: ['gender'], numerator: null, denominator: null, factor: 1, source: 'Ohje' },
  ...{ taskAreas: ['1b'], reason: '', changedAt: '2026-01-01T08:00:00.000Z', changedBy: 'Aino Salmela' },
  ...change
})

export const anIndicator = (change: object = {}) => ({
  ...{ __typename: 'Indicator', id: 'i1', code: 'A2', unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'manual' },
  ...{ origin: 'own', isInUse: false, version: 3, weightIndicator: null, workedOutFrom: [], uses: [] },
  group: { __typename: 'IndicatorGroup', id: 'g1', code: 'customers', name: text('Asiakkaat') },
  nearest: { __typename: 'IndicatorVersion', number: 1, validFrom: '2026-01-01', validTo: null, name: text('Uudet asiakkaat') },
  versions: [aVersion()],
  ...change
})

export const aDimension = { __typename: 'Dimension', id: 'd1', code: 'gender', name: text('Sukupuoli') }

export const theChoices = {
  indicatorOrigins: ['esf_plus', 'own'],
  indicatorGroups: [{ __typename: 'IndicatorGroup', id: 'g1', code: 'customers', version: 1, position: 1, name: text('Asiakkaat') }],
  dimensions: [aDimension]
}
