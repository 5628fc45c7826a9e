import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { TargetPage } from './target.page.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const node = (id: string, parentId: string | null, type: string, name: string) => ({ __typename: 'NetworkNode', id, parentId, type, name: text(name) })
/** As the address takes it. */
const kitee = '01990000-0000-7000-8000-0000000000c2'

const nodes = [
  node('hq', null, 'headquarters', 'Pääkonttori'),
  node('west', 'hq', 'regional_centre', 'Länsi-Suomi'),
  node('pori', 'west', 'local_unit', 'Porin paja'),
  node('east', 'hq', 'regional_centre', 'Itä-Suomi'),
  node(kitee, 'east', 'local_unit', 'Kiteen Kaari'),
  node('lieksa', 'east', 'local_unit', 'Lieksan Lauttaus')
]
const indicator = { __typename: 'Indicator', id: 'i1', code: 'B1', name: text('Avoimet työmarkkinat'), unit: 'count', decimals: 0, direction: 'more' }
const row = {
  ...{ __typename: 'ProgressRow', indicator, baseline: '40', target: '75', actual: '36', forecast: '48', method: 'run_rate' },
  ...{ standing: 'behind', isGross: false, givenPeriods: 3, allPeriods: 4, missingCount: 1 }
}
const target = {
  ...{ __typename: 'Target', id: 't1', scope: 'centre', projectCode: null, breakdown: '', period: '2026', kind: 'target', value: '75', note: '' },
  ...{ indicator, setBy: 'Eeva-Liisa Turunen', setAt: '2026-01-05T08:00:00Z', mayChange: true, version: 2 },
  unit: { __typename: 'OrgUnitRef', id: 'east', name: text('Itä-Suomi'), type: 'regional_centre' }
}
const page = (targets: unknown[]) => ({ targets: { totalCount: targets.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes: targets } })
const progress = (rows: unknown[]) => ({ progress: { node: { __typename: 'OrgUnitRef', id: 'east', name: text('Itä-Suomi') }, year: 2026, rows } })

const atEast = { ...aViewer.assignments[0]!, role: 'regional_coordinator' as const, unit: { id: 'east', name: text('Itä-Suomi'), type: 'regional_centre' as const } }
const coordinator = { ...aViewer, assignments: [atEast], actions: [...aViewer.actions, 'return.read', 'target.manage'] }

async function draw(answers: Answers = {}, viewer: typeof aViewer = coordinator) {
  const served = serve({
    ResultPlaces: () => ({ networkTree: { __typename: 'NetworkTree', nodes } }),
    TargetIndicators: () => ({ indicators: { nodes: [{ ...indicator, sourceClass: 'manual', current: { __typename: 'IndicatorVersion', name: indicator.name } }] } }),
    Progress: () => progress([row]),
    Targets: () => page([target]),
    ...answers
  })
  const user = userEvent.setup()
  await renderInApp(<TargetPage />, { viewer, address: '/fi/results/targets', features: ['app', 'results', 'target'] })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, sent }
}

it('offers the places of which the viewer may read figures, the widest first', async () => {
  const { sent } = await draw()
  const options = within(await screen.findByLabelText('Kenen luvut')).getAllByRole('option').map((each) => each.textContent)
  expect(options).toEqual(['Itä-Suomi', 'Kiteen Kaari', 'Lieksan Lauttaus'])
  await waitFor(() => expect(sent('Progress')).toEqual([{ input: { nodeId: 'east', year: 2026 } }]))
})

it('offers none that a role has ceased to reach', async () => {
  const { sent } = await draw({}, { ...coordinator, assignments: [{ ...atEast, validTo: '2026-11-05' }] })
  await waitFor(() => expect(sent('ResultPlaces')).toHaveLength(1))
  expect(screen.queryByLabelText('Kenen luvut')).not.toBeInTheDocument()
  expect(sent('Progress')).toEqual([])
})

it('shows plan, actual and forecast side by side, and what was set', async () => {
  const { user, sent } = await draw()
  const table = await screen.findByRole('table', { name: 'Eteneminen 2026' })
  const line = (await within(table).findByText('Avoimet työmarkkinat', { exact: false })).closest('tr')!
  for (const value of ['40', '75', '36', '48', 'Jäljessä tavoitteesta']) expect(within(line).getByText(value)).toBeVisible()
  expect(within(line).getByText(/lukuja 3\/4 kaudelta, 1 puuttuu/)).toBeVisible()
  const list = screen.getByRole('table', { name: 'Tavoitteet ja lähtötasot' })
  expect(await within(list).findByText(/Eeva-Liisa Turunen/)).toBeVisible()
  await user.selectOptions(screen.getByLabelText('Kenen luvut'), 'Kiteen Kaari')
  await waitFor(() => expect(sent('Progress').at(-1)).toEqual({ input: { nodeId: kitee, year: 2026 } }))
})

it('says when nothing has been set', async () => {
  await draw({ Progress: () => progress([]), Targets: () => page([]) })
  expect(await screen.findByText('Tälle vuodelle ei ole tavoitteita.')).toBeVisible()
  expect(await screen.findByText('Tavoitteita ei ole vielä asetettu.')).toBeVisible()
})

it('keeps what was typed when the target cannot be set, and says why at the field', async () => {
  const extensions = { code: 'OUT_OF_RANGE', kind: 'invalid', path: ['targets', 0, 'period'], params: {}, errorId: 'e1' }
  const { user, sent } = await draw({
    SetTargets: () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'OUT_OF_RANGE', extensions }] })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Aseta tavoite' }))
  const dialog = await screen.findByRole('dialog', { name: 'Aseta tavoite: Itä-Suomi' })
  await user.selectOptions(within(dialog).getByLabelText('Mittari'), await within(dialog).findByRole('option', { name: /B1/ }))
  await user.type(within(dialog).getByLabelText('Luku'), '80')
  await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
  await waitFor(() => expect(within(dialog).getByLabelText('Kausi')).toBeInvalid())
  expect(within(dialog).getByLabelText('Luku')).toHaveValue('80')
  expect(sent('SetTargets')).toMatchObject([{ input: { targets: [{ unitId: 'east', value: '80', expectedVersion: 0 }] } }])
})
