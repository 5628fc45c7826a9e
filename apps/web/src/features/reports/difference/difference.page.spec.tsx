import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { DifferencePage } from './difference.page.js'
import { statementIn, type StatementChoice, statementText } from './difference.search.js'
import { rangeOf } from './waterfall.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const indicatorId = '01990000-0000-7000-8000-0000000000b1'
const [east, north] = ['01990000-0000-7000-8000-0000000000e1', '01990000-0000-7000-8000-0000000000e2']
const [editionId, laterId, audienceId] = ['01990000-0000-7000-8000-0000000000f1', '01990000-0000-7000-8000-0000000000f2', '01990000-0000-7000-8000-0000000000f3']

const one: StatementChoice = {
  ...{ source: 'edition', editionId, audienceId: null, stage: 'accepted', indicatorId, breakdown: '', lens: 'centre', area: east, isWhole: false },
  ...{ restateTo: null, from: '2026-Q1', to: '2026-Q2' }
}
const other: StatementChoice = { ...one, source: 'live', editionId: null }

const stated = (value: string | null, more: object = {}) => ({
  ...{ __typename: 'StatedFigure', mark: value === null ? 'withheld' : 'value', value, numerator: null, denominator: null, unitCount: 14, missingCount: 1, isGross: false },
  ...{ source: 'live', audienceId: null, level: null, stage: 'accepted', audienceName: null, edition: null, indicatorId, code: 'A1', unit: 'count' },
  ...{ definitionNumber: 2, definitionFrom: '2026-01-01', formula: '', breakdown: '', lens: 'centre', area: east, isWhole: false, restateTo: null, period: '2026-Q1/2026-Q2' },
  ...{ name: text('Aloittaneet'), categoryName: null, areaName: text('Itä-Suomi'), ...more }
})
const edition = { __typename: 'EditionRef', id: editionId, year: 2026, number: 2, certifiedAt: '2026-07-14T09:00:00.000Z' }
const part = (name: string, amount: string, from: string | null = null, to: string | null = null) => ({
  ...{ __typename: 'DifferenceStepPart', area: name, name: text(name), amount },
  ...{ from: from && north, fromName: from && text(from), to: to && east, toName: to && text(to) }
})
const step = (clauses: string[], [before, after]: readonly [string, string], more: object = {}) => ({
  ...{ __typename: 'DifferenceStep', clauses, before, after, amount: String(Number(after) - Number(before)), numerator: null, denominator: null },
  ...{ parts: [], restCount: 0, restAmount: '0', ...more }
})
const explained = {
  ...{ __typename: 'ExplainedDifference', outcome: 'explained', decimals: 0, difference: '6', one: stated('118', { source: 'edition', edition }), other: stated('124', { unitCount: 15, missingCount: 0 }) },
  steps: [
    step(['returns'], ['118', '122'], { parts: [part('Kiteen Kaari', '4')] }),
    step(['corrections'], ['122', '118'], { parts: [part('Nilsiän Paja', '-3'), part('Iisalmen Silta', '-1')], restCount: 2, restAmount: '0' }),
    step(['network'], ['118', '124'], { parts: [part('Karjalan Työsilta', '6', 'Pohjois-Suomi', 'Itä-Suomi')] })
  ]
}

const viewer = { ...aViewer, actions: [...aViewer.actions, 'return.read', 'edition.read', 'inbox.read'] }
const listed = { __typename: 'Edition', id: laterId, year: 2026, number: 3, firstPeriod: '2026-Q1', lastPeriod: '2026-Q2', lenses: [] }
const published = {
  ...{ __typename: 'PublicationRef', audienceId, audienceKind: 'members', audienceName: text('Verkoston väki'), publishedAt: '2026-07-15T09:00:00.000Z', replacedById: null },
  edition: { ...listed, __typename: 'PublishedEdition', certifiedAt: '2026-07-14T09:00:00.000Z', certifiedBy: 'Aino Salmela' }
}
const none = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }

async function draw(search: Readonly<Record<string, string>>, answers: Answers = {}, by = viewer) {
  const served = serve({
    FigureDifference: () => ({ figureDifference: explained }),
    DifferenceEditions: () => ({ editions: { __typename: 'EditionConnection', nodes: [{ ...listed, id: editionId, number: 2 }, listed] } }),
    Publications: () => ({ publications: { __typename: 'PublicationConnection', totalCount: 1, pageInfo: none, nodes: [published] } }),
    ...answers
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<DifferencePage />, {
    ...{ viewer: by, address: `/fi/reports/difference?${new URLSearchParams(search)}`, features: ['app', 'difference', 'consolidation', 'division'] }
  })
  return { user, router, ...served }
}
const both = { one: statementText(one), other: statementText(other) }

it('shows both figures, what differs between them and what each difference explains', async () => {
  const { asked } = await draw(both)
  expect(await screen.findByText('Ero +6')).toBeVisible()
  expect(asked.find(({ name }) => name === 'FigureDifference')?.variables).toEqual({ input: { one, other } })
  expect(screen.getByRole('img', { name: /Luku vaiheittain ensimmäisestä toiseen, 3 vaihetta/ })).toBeVisible()
  expect(screen.getByText('4 lisää, koska yksikön Kiteen Kaari raportti on vain toisessa luvussa')).toBeVisible()
  expect(screen.getByText('3 vähemmän, koska yksikön Nilsiän Paja lukua on korjattu')).toBeVisible()
  expect(screen.getByText('2 muuta yksikköä yhteensä 0')).toBeVisible()
  expect(screen.getByText('6 lisää, koska Karjalan Työsilta siirtyi: Pohjois-Suomi → Itä-Suomi')).toBeVisible()
  const clauses = screen.getByRole('table', { name: 'Mihin luvut perustuvat' })
  const row = (name: RegExp) => within(clauses).getByRole('row', { name })
  expect(row(/^Lähde/)).toHaveTextContent('eroaa')
  expect(row(/^Lähde/)).toHaveTextContent('Laitos 2/2026, vahvistettu 14.7.2026')
  expect(row(/^Lähde/)).toHaveTextContent('Raportit nyt')
  expect(row(/^Jakso/)).not.toHaveTextContent('eroaa')
  expect(within(clauses).queryByRole('row', { name: /^Suojaus/ })).not.toBeInTheDocument()
})

it('has a table for the chart, kept in the address', async () => {
  const { user, router } = await draw(both)
  await user.click(await screen.findByRole('radio', { name: 'Taulukko' }))
  const table = await screen.findByRole('table', { name: 'Mikä eron selittää' })
  expect(within(table).getAllByRole('row').map((row) => row.textContent)).toEqual([
    expect.stringContaining('Selittää'),
    expect.stringMatching(/Ensimmäinen luku.*118/),
    expect.stringMatching(/Eri raportit mukana.*\+4.*122/),
    expect.stringMatching(/Korjatut luvut.*−4.*118/),
    expect.stringMatching(/Yksiköt eri alueilla.*\+6.*124/),
    expect.stringMatching(/Toinen luku.*124/)
  ])
  await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'table' }))
})

it('tells clauses that are joined, and by how much the parts of a ratio moved', async () => {
  const steps = [step(['returns', 'period'], ['45.1', '46.2'], { amount: '1.1', numerator: '12', denominator: '-3.5' })]
  await draw(both, { FigureDifference: () => ({ figureDifference: { ...explained, decimals: 1, steps } }) })
  expect(await screen.findByText('Osoittaja +12, nimittäjä −3,5')).toBeVisible()
  expect(screen.getByText(/Näitä ehtoja ei voi erottaa toisistaan/)).toBeVisible()
  expect(screen.getAllByText(/Eri raportit mukana ja Eri jakso/).length).toBeGreaterThan(0)
})

it.each([
  ['withheld', /peitetty, jottei ketään voi tunnistaa/],
  ['units_differ', /mittayksiköt ovat eri/],
  ['unknown', /sitä ei voi laskea/]
])('says why there is no amount: %s', async (outcome, words) => {
  const withheld = stated(null, { source: 'publication', audienceId, audienceName: text('Rahoittajat'), level: 'persons:5;survey:10;zero:show', edition })
  await draw(both, { FigureDifference: () => ({ figureDifference: { ...explained, outcome, difference: null, steps: [], one: withheld } }) })
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.queryByText(/^Ero [+−]/)).not.toBeInTheDocument()
  expect(screen.getByRole('row', { name: /^Suojaus/ })).toHaveTextContent('Rahoittajat: alle 5 henkilön luvut peitetään')
})

it('offers the same figure elsewhere when there is none to compare with yet', async () => {
  const { router, user } = await draw({ one: both.one })
  const consolidation = await screen.findByRole('link', { name: 'Avaa kooste' })
  expect(new URL(consolidation.getAttribute('href') ?? '', 'https://x').searchParams.get('against')).toBe(both.one)
  expect(screen.getAllByRole('link', { name: /^Laitos/ }).map((link) => link.textContent)).toEqual(['Laitos 3/2026, tammi–kesäkuu 2026', 'Laitos 3/2026, tammi–kesäkuu 2026 · Verkoston väki'])
  await user.click(screen.getByRole('link', { name: 'Laitos 3/2026, tammi–kesäkuu 2026' }))
  await waitFor(() => expect(statementIn((router.state.location.search as { other?: string }).other)).toEqual({ ...one, editionId: laterId }))
})

it('offers readers of published figures nothing but these', async () => {
  const first = { ...one, source: 'publication' as const, audienceId, lens: 'network' as const, area: null, isWhole: true }
  const { asked } = await draw({ one: statementText(first) }, {}, { ...aViewer, actions: ['inbox.read', 'publication.read'] })
  expect(await screen.findByRole('link', { name: /Verkoston väki/ })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Avaa kooste' })).not.toBeInTheDocument()
  expect(asked.map(({ name }) => name)).not.toContain('DifferenceEditions')
})

it('says what is refused', async () => {
  const refusal = { code: 'NOT_ALLOWED', kind: 'denied', path: ['input', 'one', 'editionId'], params: {}, errorId: 'e' }
  await draw(both, {
    FigureDifference: () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'NOT_ALLOWED', extensions: refusal }] })
    }
  })
  expect(await screen.findByText(/oikeu/)).toBeVisible()
})

it('begins from a figure', async () => {
  await draw({ one: 'live~~~rikki' })
  expect(await screen.findByText('Lukuja ei ole valittu')).toBeVisible()
})

it('keeps a whole statement in the address', () => {
  for (const statement of [one, other, { ...one, area: null, restateTo: '2026-01-01', breakdown: 'gender:f', isWhole: true, lens: 'region' as const }]) {
    expect(statementIn(statementText(statement))).toEqual(statement)
  }
  expect(statementIn(undefined)).toBeNull()
})

it('draws from zero, unless the steps would be too small to be seen', () => {
  expect(rangeOf([10, 14, 12])).toEqual({ low: 0, high: 14 })
  expect(rangeOf([1190, 1196])).toMatchObject({ high: 1196 })
  expect(rangeOf([1190, 1196]).low).toBeGreaterThan(1100)
  expect(rangeOf([-4, 3])).toEqual({ low: -4, high: 3 })
  expect(rangeOf([0, 0])).toEqual({ low: 0, high: 1 })
})
