import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { OverlapPage } from './overlap.page.js'

const OULU = '01990000-0000-7000-8000-0000000000a1'
const KEMI = '01990000-0000-7000-8000-0000000000a2'
const LEVI = '01990000-0000-7000-8000-0000000000a3'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: '', en: '' })
const aPlace = (id: string, fi: string, type = 'local_unit') => ({ __typename: 'TreeNode', id, parentId: type === 'local_unit' ? 'head' : null, type, name: text(fi) })
const aUnit = (id: string, fi: string) => ({ __typename: 'OrgUnitRef', id, name: text(fi) })
const places = [aPlace('head', 'Pääkonttori', 'headquarters'), aPlace(OULU, 'Oulun Oiva'), aPlace(KEMI, 'Kemin paja'), aPlace(LEVI, 'Levi')]

const people = { __typename: 'Indicator', id: 'i1', code: 'A1', aggregation: 'distinct_persons' }
const anOverlap = (change: object = {}) => ({
  ...{ __typename: 'PersonOverlap', id: 'o1', breakdown: '', period: '2026-Q3', count: 4, isConfirmed: false, version: 2 },
  ...{ unit: aUnit(KEMI, 'Kemin paja'), otherUnit: aUnit(OULU, 'Oulun Oiva') },
  indicator: { ...people, nearest: { __typename: 'IndicatorVersion', name: text('Asiakkaat') } },
  ...change
})
const cell = (breakdown: string, value: string) => ({ __typename: 'SheetCell', breakdown, status: 'value', value })
const gender = { __typename: 'Dimension', id: 'd1', code: 'gender', categories: [{ __typename: 'DimensionCategory', code: 'f', name: text('Naiset') }] }
const aRow = (indicator: object, name: string) => ({
  ...{ __typename: 'SheetRow', total: '12', indicator, version: { __typename: 'IndicatorVersion', name: text(name) }, dimensions: [gender] },
  cells: [cell('gender:f', '7'), cell('gender:m', '5')]
})
const sent = { __typename: 'UnitReturn', id: 'r1', round: { __typename: 'CollectionRound', id: 'k1', period: '2026-Q3', name: text('Syksy') } }

const [held] = aViewer.assignments
const manager = {
  ...{ ...aViewer, actions: [...aViewer.actions, 'return.read', 'return.edit', 'return.submit'] },
  assignments: [{ ...held!, role: 'unit_manager' as const, unit: { ...held!.unit, id: OULU } }]
}
const coordinator = {
  ...{ ...aViewer, actions: [...aViewer.actions, 'return.read'] },
  assignments: [{ ...held!, unit: { ...held!.unit, id: 'head' } }]
}

interface World {
  readonly overlaps?: readonly object[]
  readonly viewer?: typeof aViewer
  readonly refusal?: Refusal
  readonly returns?: readonly object[]
}

async function draw({ overlaps = [anOverlap()], viewer = manager as typeof aViewer, refusal, returns = [sent] }: World = {}) {
  let listed = overlaps
  const step = (name: string, change: (input: Record<string, unknown>) => readonly object[]) => (variables: Record<string, unknown>) => {
    if (refusal) throw refusal
    listed = change(variables['input'] as Record<string, unknown>)
    return { [name]: { __typename: 'OverlapPayload', overlap: listed[0] ?? null, overlapId: 'o1' } }
  }
  const served = serve({
    ResultPlaces: () => ({ networkTree: { __typename: 'NetworkTree', nodes: places } }),
    PersonOverlaps: () => ({ personOverlaps: listed }),
    OverlapCategories: () => ({ dimensions: [gender] }),
    OverlapReturns: () => ({ unitReturns: { __typename: 'UnitReturnConnection', nodes: returns } }),
    OverlapSheet: () => ({
      unitReturn: { ...sent, sheet: [aRow(people, 'Asiakkaat'), aRow({ ...people, id: 'i2', code: 'B1', aggregation: 'sum' }, 'Jaksot')] }
    }),
    DeclareOverlap: step('declareOverlap', () => [anOverlap({ version: 3, unit: aUnit(OULU, 'Oulun Oiva'), otherUnit: aUnit(KEMI, 'Kemin paja') })]),
    ConfirmOverlap: step('confirmOverlap', () => [anOverlap({ isConfirmed: true, version: 3 })]),
    RemoveOverlap: step('removeOverlap', () => [])
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<OverlapPage />, { address: '/fi/results/overlaps', viewer })
  await screen.findByRole('heading', { level: 1, name: 'Yhteiset henkilöt' })
  const lastAsked = (name: string) => served.asked.filter((one) => one.name === name).at(-1)?.variables['input']
  return { user, router, lastAsked, ...served }
}

describe('people in common', () => {
  it('wait for the unit that is to confirm them, and count once it has', async () => {
    const { user, lastAsked } = await draw()
    expect(await screen.findByText('Yksi ilmoitus odottaa vahvistustasi.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Vahvista: A1 Asiakkaat, heinä–syyskuu 2026, Kemin paja' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/Kemin paja ilmoittaa: 4 henkilöä/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Vahvista' }))
    expect(await screen.findByText('Vahvistettu')).toBeVisible()
    expect(lastAsked('ConfirmOverlap')).toEqual({ overlapId: 'o1', expectedVersion: 2 })
    expect(screen.queryByText(/odottaa vahvistustasi/)).not.toBeInTheDocument()
  })

  it('are declared of a figure that was sent, no more than it', async () => {
    const { user, lastAsked, asked } = await draw({ overlaps: [] })
    await user.click(await screen.findByRole('button', { name: 'Ilmoita yhteisiä henkilöitä' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(await dialog.findByLabelText('Kausi'), await dialog.findByRole('option', { name: 'heinä–syyskuu 2026' }))
    await user.selectOptions(dialog.getByLabelText('Mittari'), await dialog.findByRole('option', { name: 'A1 Asiakkaat' }))
    expect(dialog.queryByRole('option', { name: /B1/ })).not.toBeInTheDocument()
    expect(dialog.queryByRole('option', { name: 'Oulun Oiva' })).not.toBeInTheDocument()
    await user.selectOptions(dialog.getByLabelText('Mikä osa luvusta'), 'gender:f')
    await user.selectOptions(dialog.getByLabelText('Toinen yksikkö'), 'Kemin paja')
    await user.type(dialog.getByLabelText('Yhteisiä henkilöitä'), '8')
    await user.click(dialog.getByRole('button', { name: 'Ilmoita' }))
    expect(dialog.getByLabelText('Yhteisiä henkilöitä')).toBeInvalid()
    expect(asked.some(({ name }) => name === 'DeclareOverlap')).toBe(false)
    await user.clear(dialog.getByLabelText('Yhteisiä henkilöitä'))
    await user.type(dialog.getByLabelText('Yhteisiä henkilöitä'), '7')
    await user.click(dialog.getByRole('button', { name: 'Ilmoita' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    const pair = { unitId: OULU, otherUnitId: KEMI, indicatorId: 'i1', breakdown: 'gender:f', period: '2026-Q3' }
    expect(lastAsked('DeclareOverlap')).toEqual({ ...pair, count: 7, expectedVersion: 0 })
    expect(await screen.findByText('Odottaa vahvistusta')).toBeVisible()
  })

  it('are changed from the viewer’s own side, and then wait for the other again', async () => {
    const { user, lastAsked } = await draw({ overlaps: [anOverlap({ isConfirmed: true, breakdown: 'gender:f' })] })
    await user.click(await screen.findByRole('button', { name: 'Muuta: A1 Asiakkaat: Naiset, heinä–syyskuu 2026, Kemin paja' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByLabelText('Yhteisiä henkilöitä'))
    await user.type(dialog.getByLabelText('Yhteisiä henkilöitä'), '3')
    await user.click(dialog.getByRole('button', { name: 'Ilmoita' }))
    const pair = { unitId: OULU, otherUnitId: KEMI, indicatorId: 'i1', breakdown: 'gender:f', period: '2026-Q3' }
    await waitFor(() => expect(lastAsked('DeclareOverlap')).toEqual({ ...pair, count: 3, expectedVersion: 2 }))
    expect(await screen.findByText('Odottaa vahvistusta')).toBeVisible()
  })

  it('are removed once it is confirmed', async () => {
    const { user, lastAsked } = await draw()
    await user.click(await screen.findByRole('button', { name: /^Poista: A1/ }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Poista' }))
    expect(await screen.findByText('Yhteisiä henkilöitä ei ole ilmoitettu.')).toBeVisible()
    expect(lastAsked('RemoveOverlap')).toEqual({ overlapId: 'o1', expectedVersion: 2 })
  })

  it('say why they cannot be confirmed when the unit has counted fewer', async () => {
    const error = { code: 'OUT_OF_RANGE', kind: 'input', path: ['count'], params: { min: 0, max: 2 }, errorId: 'e1' }
    const { user } = await draw({ refusal: new Refusal(400, { error }) })
    await user.click(await screen.findByRole('button', { name: /^Vahvista: A1/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Vahvista' }))
    expect((await dialog.findAllByText(/Yksikkösi on ilmoittanut vähemmän henkilöitä/))[0]).toBeVisible()
  })

  it('are not declared before figures have been sent', async () => {
    const { user } = await draw({ overlaps: [], returns: [] })
    await user.click(await screen.findByRole('button', { name: 'Ilmoita yhteisiä henkilöitä' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText(/ei ole vielä lähettänyt lukuja/)).toBeVisible()
    expect(dialog.queryByRole('button', { name: 'Ilmoita' })).not.toBeInTheDocument()
  })

  it('are only read by those above the units, unit by unit and period by period', async () => {
    const overlaps = [anOverlap(), anOverlap({ id: 'o2', period: '2026-Q2', count: 9 })]
    const { user, asked, router } = await draw({ overlaps, viewer: coordinator as typeof aViewer })
    expect(await screen.findAllByText('Odottaa vahvistusta')).toHaveLength(2)
    expect(screen.queryByRole('button', { name: /Ilmoita|Muuta|Vahvista|Poista/ })).not.toBeInTheDocument()
    await user.selectOptions(screen.getByLabelText('Kausi'), '2026-Q2')
    await waitFor(() => expect(screen.getAllByText('Odottaa vahvistusta')).toHaveLength(1))
    await user.selectOptions(screen.getByLabelText('Yksikkö'), 'Levi')
    await waitFor(() => expect(asked.filter(({ name }) => name === 'PersonOverlaps').at(-1)?.variables).toEqual({ unitId: LEVI }))
    expect(router.state.location.search).toEqual({ unit: LEVI })
  })

  it('come with words about what they do to sums', async () => {
    await draw()
    expect(screen.getByRole('heading', { name: 'Mitä tämä tekee summille' })).toBeVisible()
    expect(screen.getByText(/määrä vähennetään niistä summista/)).toBeVisible()
  })
})
