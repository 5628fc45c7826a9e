import { packFigure } from '@solmu/domain/reports/figure-matrix.js'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { ConsolidationPage } from './consolidation.page.js'
import { placeOfWhy, runOf, whyOf } from './consolidation.search.js'
import { scaleOf } from '../../../ui/charts/lines-chart.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const [starts, rate] = ['01990000-0000-7000-8000-0000000000b1', '01990000-0000-7000-8000-0000000000b2']
const east = '01990000-0000-7000-8000-0000000000e1'
const kitee = '01990000-0000-7000-8000-0000000000e2'

const group = { __typename: 'IndicatorGroup', id: 'g1', name: text('Tulokset') }
const aChoice = (id: string, code: string, name: string) => {
  return { __typename: 'Indicator', id, code, group, nearest: { __typename: 'IndicatorVersion', name: text(name), dimensionCodes: [] } }
}
const choices = [aChoice(starts, 'A1', 'Aloittaneet'), aChoice(rate, 'B1', 'Siirtymien osuus')]
const aFigure = (value: string | null, more: object = {}) => ({
  ...{ __typename: 'ConsolidationFigure', value, numerator: null, denominator: null, unitCount: value === null ? 0 : 9, missingCount: 0 },
  ...{ notApplicableCount: 0, notAskedCount: 0, isGross: false, isEstimated: false, lower: null, upper: null, target: null },
  ...more
})
const anIndicator = (id: string, code: string, name: string, decimals: number) => ({
  ...{ __typename: 'ConsolidationIndicator', id, code, name: text(name), unit: 'count', decimals, aggregation: 'sum', versionNumber: 2 },
  ...{ validFrom: '2026-01-01', definition: text('Henkilö aloitti palvelussa.') }
})
const indicators = [anIndicator(starts, 'A1', 'Aloittaneet', 0), anIndicator(rate, 'B1', 'Siirtymien osuus', 1)]
const anArea = (area: string | null, name: string | null, isWhole = false) => ({ __typename: 'ConsolidationArea', area, isWhole, name: name && text(name) })
const aColumn = (period: string | null) => ({ __typename: 'ResultColumn', period, validFrom: '2026-01-01', validTo: '2026-07-01' })
const rowsOf = (id: string) => [0, 1, 2].map((areaPlace) => ({ __typename: 'ConsolidationRow', indicatorId: id, breakdown: '', areaPlace }))
const complete = (areaPlace: number, given: number) => ({ __typename: 'ConsolidationCompleteness', areaPlace, period: null, givenCount: given, askedCount: 9 })
const consolidation = {
  ...{ __typename: 'Consolidation', lens: 'centre', indicators, dimension: null, comparedColumns: null, comparedValues: null },
  areas: [anArea(null, null, true), anArea(east, 'Itä-Suomi'), anArea(null, null)],
  columns: [aColumn('2026-Q1'), aColumn('2026-Q2'), aColumn(null)],
  rows: [...rowsOf(starts), ...rowsOf(rate)],
  matrix: [
    [aFigure('100'), aFigure('1104'), aFigure('1204', { isGross: true, missingCount: 2 })],
    [aFigure('90'), aFigure('1100'), aFigure('1190', { isEstimated: true, target: '1150' })],
    [aFigure('10'), aFigure('4'), aFigure('14')],
    [aFigure('8.1'), aFigure('9.2'), aFigure('9.0', { numerator: '90.0000', denominator: '1000.0000' })],
    [aFigure(null, { missingCount: 3 }), aFigure(null, { missingCount: 3 }), aFigure(null, { missingCount: 6 })],
    [aFigure('0.0'), aFigure('0.0'), aFigure('0.0')]
  ].map((row) => row.map(packFigure)),
  completeness: [complete(0, 17), complete(1, 8), complete(2, 9)],
  missing: [{
    ...{ __typename: 'ConsolidationMissing', returnId: 'r1', period: '2026-Q2', state: 'draft', areaPlaces: [1] },
    unit: { __typename: 'OrgUnitRef', id: kitee, name: text('Kiteen Kaari') }
  }]
}

const aPart = (area: string, name: string, isUnit: boolean, value: string) => ({ __typename: 'FigureDerivationPart', area, isUnit, name: text(name), figure: aFigure(value) })
const aDerivation = (more: object) => ({
  figureDerivation: {
    ...{ __typename: 'FigureDerivation', name: null, figure: aFigure('1204'), indicator: indicators[0], formula: null, parts: [], returns: [] },
    ...more
  }
})
const derivation = ({ input }: Record<string, unknown>) => {
  const { lens, isWhole } = input as { lens: string; isWhole: boolean }
  if (isWhole) return aDerivation({ parts: [aPart(east, 'Itä-Suomi', false, '1190')] })
  if (lens === 'centre') return aDerivation({ name: text('Itä-Suomi'), figure: aFigure('1190'), parts: [aPart(kitee, 'Kiteen Kaari', true, '11')] })
  const step = (action: string, by: string) => ({ __typename: 'FigureDerivationStep', action, by, at: '2026-10-02T08:00:00.000Z' })
  return aDerivation({
    ...{ name: text('Kiteen Kaari'), figure: aFigure('11') },
    returns: [{
      ...{ __typename: 'FigureDerivationReturn', returnId: 'r9', period: '2026-Q2', state: 'accepted', versionNumber: 3, versionReason: 'Kaksi kirjattu kahdesti' },
      ...{ notes: ['Tarkistettu'], steps: [step('submit', 'Mikko Hyvärinen'), step('accept', 'Aino Salmela')], figure: aFigure('7') }
    }]
  })
}

const viewer = { ...aViewer, actions: [...aViewer.actions, 'return.read', 'indicator.read'] }

async function draw(address = '/fi/reports?from=2026-Q1&to=2026-Q2', answers: Answers = {}) {
  const served = serve({
    ConsolidationChoices: () => ({ indicators: { __typename: 'IndicatorConnection', nodes: choices, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } }),
    ConsolidationDimensions: () => ({ dimensions: [{ __typename: 'Dimension', id: 'd1', code: 'gender', name: text('Sukupuoli') }] }),
    Consolidation: () => ({ consolidation }),
    FigureDerivation: derivation,
    ...answers
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<ConsolidationPage />, { viewer, address, features: ['app', 'consolidation', 'division', 'exports'] })
  const lastInput = () => served.asked.filter(({ name }) => name === 'Consolidation').at(-1)?.variables['input']
  return { user, router, lastInput, ...served }
}
const table = () => screen.findByRole('region', { name: 'Kooste alueittain' })

it('shows areas with their figures, what is missing, and everything below them', async () => {
  await draw()
  const rows = within(await table()).getAllByRole('row').map(({ textContent }) => textContent)
  expect(rows).toHaveLength(4)
  expect(rows[1]).toMatch(/^Itä-Suomi.*~.*1\s190.*tavoite 1\s150.*puuttuu.*8\/9/)
  expect(rows[2]).toMatch(/^Ei alueella.*14.*0,0/)
  expect(rows[3]).toMatch(/^Yhteensä.*≤.*1\s204.*9,0.*17\/9/)
  for (const word of ['henkilöitä on voitu laskea useaan kertaan', 'osa luvusta on jaettu alueille arvion mukaan', 'osa luvuista puuttuu']) {
    expect(screen.getAllByText(new RegExp(word)).length).toBeGreaterThan(0)
  }
  expect(screen.getByRole('link', { name: 'Kiteen Kaari' })).toHaveAttribute('href', '/fi/results/returns/r1')
})

it('keeps every choice in the address, and asks for it', async () => {
  const { user, router, lastInput } = await draw()
  await table()
  expect(lastInput()).toMatchObject({ indicatorIds: [starts, rate], lens: 'centre', restateTo: null, from: '2026-Q1', to: '2026-Q2', stage: 'accepted' })
  await user.selectOptions(screen.getByLabelText('Aluejako'), 'wellbeing_county')
  await user.selectOptions(await screen.findByLabelText('Vertaa'), 'last_year')
  await user.selectOptions(screen.getByLabelText('Jaottelu'), 'gender')
  await user.click(screen.getByRole('button', { name: 'Poista: Siirtymien osuus' }))
  await waitFor(() => expect(lastInput()).toMatchObject({ indicatorIds: [starts], lens: 'wellbeing_county', compare: 'last_year', dimension: 'gender' }))
  expect(router.state.location.search).toMatchObject({ lens: 'wellbeing_county', compare: 'last_year', by: 'gender', indicators: starts })
  await user.click(screen.getByRole('button', { name: 'Poista: Aloittaneet' }))
  expect(await screen.findByText('Ei valittuja mittareita')).toBeVisible()
})

it('leads from a figure to the report and to those who stand behind it', async () => {
  const { user } = await draw()
  await user.click(within(await table()).getByRole('button', { name: /1\s204/ }))
  const panel = await screen.findByRole('complementary', { name: 'Miksi tämä luku?' })
  await user.click(await within(panel).findByRole('button', { name: /Itä-Suomi/ }))
  await user.click(await within(panel).findByRole('button', { name: /Kiteen Kaari/ }))
  expect(await within(panel).findByRole('link', { name: 'Raportti huhti–kesäkuu 2026, versio 3' })).toHaveAttribute('href', '/fi/results/returns/r9/history')
  expect(panel).toHaveTextContent('Version peruste: Kaksi kirjattu kahdesti')
  expect(panel).toHaveTextContent(/Mikko Hyvärinen lähetti 2.10./)
  expect(panel).toHaveTextContent('Henkilö aloitti palvelussa.')
  await user.click(within(panel).getByRole('button', { name: 'Sulje' }))
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Miksi tämä luku?' })).toBeNull())
})

it('draws the periods as lines and says the same in a table', async () => {
  const { user } = await draw()
  expect(await screen.findByRole('img', { name: /Aloittaneet jaksoittain, 2 viivaa/ })).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Taulukko' }))
  const rows = within(await screen.findByRole('region', { name: 'Luvut jaksoittain' })).getAllByRole('row')
  expect(rows[1]).toHaveTextContent(/Yhteensä100/)
  expect(rows[2]).toHaveTextContent(/Itä-Suomi90/)
})

it('says what went wrong, and tries again', async () => {
  let isBroken = true
  const { user } = await draw(undefined, {
    Consolidation: () => {
      if (isBroken) throw new Refusal(500, { errors: [{ message: 'x', extensions: { code: 'INTERNAL', kind: 'internal', path: [], params: {}, errorId: 'e' } }] })
      return { consolidation }
    }
  })
  const again = await screen.findByRole('button', { name: /uudelleen/i })
  isBroken = false
  await user.click(again)
  expect(await table()).toBeVisible()
})

it('reads the address carefully', () => {
  expect(runOf({ from: '2026-Q3', to: '2026-Q1' })).toEqual({ from: '2026-Q1', to: '2026-Q1', kind: 'quarter' })
  expect(runOf({ from: '2025-01', to: '2026-Q1' })).toMatchObject({ from: '2025-01', kind: 'month' })
  expect(placeOfWhy(whyOf(starts, '13', false))).toEqual({ indicatorId: starts, area: '13', isWhole: false })
  expect(placeOfWhy(whyOf(starts, null, false))).toEqual({ indicatorId: starts, area: null, isWhole: false })
  expect(placeOfWhy(whyOf(starts, null, true))).toEqual({ indicatorId: starts, area: null, isWhole: true })
  expect(placeOfWhy('nonsense')).toBeNull()
})

it.each([[0, 1], [3, 3], [154, 200], [1204, 1500], [9.5, 10]])('draws figures up to %d on a scale up to %d', (most, top) => {
  expect(scaleOf(most).top).toBe(top)
  expect(Math.round(top / scaleOf(most).step) * scaleOf(most).step).toBeCloseTo(top)
})
