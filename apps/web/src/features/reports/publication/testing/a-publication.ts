/** A publication as the API gives it, for specs: two indicators, two centres, one of them with units. */
export const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
export const ids = { first: '01990000-0000-7000-8000-0000000000a1', second: '01990000-0000-7000-8000-0000000000a2' }
export const run = '2026-Q1/2026-Q2'

export const indicator = (id: string, name: string) => ({
  ...{ __typename: 'PublishedIndicator', id, code: 'B1', name: text(name), definition: text('Henkilö aloitti työn.'), definitionNumber: 2 },
  ...{ definitionFrom: '2025-01-01', groupName: text('Työ'), unit: 'persons', decimals: 0, direction: 'more', isRatio: false }
})
export const area = (lens: string, key: string, name: string, parent: string | null = null, codes: string[] = []) => ({
  ...{ __typename: 'PublishedArea', lens, area: key, name: text(name), parent, municipalityCodes: codes }
})
export const figure = (indicatorId: string, lens: string, key: string, value: string | null, more = {}) => ({
  ...{ __typename: 'PublishedFigure', indicatorId, lens, area: key, period: run, mark: value === null ? 'withheld' : 'value', value },
  ...{ numerator: null, denominator: null, unitCount: 2, missingCount: 0, isGross: false, ...more }
})
export const edition = {
  ...{ __typename: 'PublishedEdition', id: 'e2', year: 2026, number: 2, firstPeriod: '2026-Q1', lastPeriod: '2026-Q2' },
  ...{ certifiedAt: '2026-10-14T09:00:00Z', certifiedBy: 'Aino Salmela', sha256: 'abcdef0123456789'.repeat(4), replacesId: null, reason: '' }
}
export const publication = {
  ...{ __typename: 'Publication', edition, audienceId: 'a1', audienceKind: 'funder', audienceName: text('Osallisuusrahasto'), detail: 'unit' },
  ...{ personsThreshold: 5, narrative: text('Kevät oli hyvä.'), publishedAt: '2026-10-15T09:00:00Z', replacedById: null },
  ...{ periods: ['2026-Q1', '2026-Q2'], run, headlineIds: [ids.first, ids.second], isSubscribed: false },
  indicators: [indicator(ids.first, 'Siirtymät'), indicator(ids.second, 'Aloittaneet')],
  areas: [
    area('network', '', 'Verkosto'),
    area('centre', 'east', 'Itä-Suomi', null, ['167']),
    area('centre', 'north', 'Lappi', null, ['698']),
    area('unit', 'karjala', 'Karjalan Työsilta', 'east'),
    area('unit', 'kitee', 'Kiteen Kaari', 'east')
  ],
  targets: [{ __typename: 'PublishedTarget', indicatorId: ids.first, lens: 'network', area: '', period: run, value: '340' }],
  quality: [
    {
      ...{ __typename: 'PublishedQuality', code: 'ips25', name: text('IPS-25'), notice: text('Ei virallinen arvio.') },
      ...{ unitCount: 53, committedCount: 48, assessedCount: 12, publishedCount: 3, reviewedCount: 1, oldestOn: '2025-11-02', newestOn: '2026-05-10' },
      bands: [
        { __typename: 'PublishedBand', code: 'fair', name: text('Kohtalainen'), count: 2 },
        { __typename: 'PublishedBand', code: 'good', name: text('Hyvä'), count: 1 }
      ],
      units: []
    }
  ],
  completeness: { __typename: 'PublicationCompleteness', givenUnits: 52, askedUnits: 53, givenReturns: 104, askedReturns: 106, missingUnits: [text('Raaseporin Ranta')] }
}
export const figures = {
  whole: [figure(ids.first, 'network', '', '318', { unitCount: 52, missingCount: 1 }), figure(ids.second, 'network', '', '0')],
  places: [
    figure(ids.first, 'centre', 'east', '291'),
    figure(ids.first, 'centre', 'north', '27'),
    figure(ids.second, 'centre', 'east', null),
    figure(ids.second, 'centre', 'north', null, { mark: 'missing', missingCount: 1 }),
    figure(ids.first, 'unit', 'karjala', '11'),
    figure(ids.first, 'unit', 'kitee', null)
  ],
  series: [figure(ids.first, 'network', '', '154', { period: '2026-Q1' }), figure(ids.first, 'network', '', null, { period: '2026-Q2', mark: 'missing' })]
}
