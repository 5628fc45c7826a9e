import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { useState } from 'react'
import { Refusal, renderInApp, serve } from '../../../app/testing.js'
import { onAnnouncement } from '../../../ui/announce.js'
import type { PanelFinding, ReturnChecks } from './check.operations.js'
import { FindingsPanel, type FindingsPanelProps } from './findings-panel.js'
import { findingsIn, severityByCell, type LiveRow } from './use-findings.js'

const words = (text: string) => ({ fi: text, sv: text, en: text })

const aFinding = (of: Partial<PanelFinding> = {}): PanelFinding => ({
  ...{ key: 'b4:i1/g:ii', ruleCode: 'b4', severity: 'error', message: words('Työssä (3) on enemmän kuin seurattavia (2).') },
  ...{ cell: 'i1/g:ii', cells: [{ indicatorId: 'i1', breakdown: 'g:ii' }], needsExplanation: false },
  ...{ explanation: null, formerText: null, explanationVersion: 0 },
  ...of
})

const aWarning = (of: Partial<PanelFinding> = {}): PanelFinding =>
  aFinding({
    ...{ key: 'd1:i2/', ruleCode: 'd1', severity: 'warning', message: words('Määrä muuttui.'), cell: 'i2/', needsExplanation: true },
    cells: [{ indicatorId: 'i2', breakdown: '' }],
    ...of
  })

const explained = { text: 'Uusi valmentaja aloitti.', writtenBy: 'Mikko', writtenAt: '2026-11-05T07:05:00Z' }

async function draw(of: Partial<FindingsPanelProps>) {
  serve({})
  const user = userEvent.setup()
  const props: FindingsPanelProps = {
    findings: [aFinding(), aWarning()],
    returnId: 'r1',
    labelOfCell: ({ indicatorId, breakdown }) => (indicatorId === 'i1' ? `B4, ${breakdown}` : 'D1'),
    ...of
  }
  const drawn = await renderInApp(<FindingsPanel {...props} />, { features: ['app', 'check'] })
  return { ...drawn, user }
}

beforeEach(() => sessionStorage.clear())

it('says what was found, how grave it is and how much there is', async () => {
  await draw({})
  expect(screen.getByText('1 virhe · 1 varoitus')).toBeVisible()
  const [first, second] = screen.getAllByRole('listitem')
  expect(first).toHaveTextContent('Virhe: B4, g:ii')
  expect(first).toHaveTextContent('enemmän kuin seurattavia (2)')
  expect(second).toHaveTextContent('Varoitus: D1')
})

it('leads to the cell', async () => {
  const gone: object[] = []
  const { user } = await draw({ onGoToCell: (cell) => gone.push(cell) })
  await user.click(screen.getByRole('button', { name: /^Siirry soluun ?: B4/ }))
  expect(gone).toEqual([{ indicatorId: 'i1', breakdown: 'g:ii' }])
})

it('takes an explanation, keeps it as a draft meanwhile, and gives the focus back', async () => {
  const said: string[] = []
  const first = await draw({ onExplain: async (_finding, text) => void said.push(text) })
  await first.user.click(screen.getByRole('button', { name: /^Selitä ?: D1$/ }))
  await waitFor(() => expect(screen.getByLabelText('Selitys: D1')).toHaveFocus())
  await first.user.keyboard('Uusi')
  first.unmount()
  const { user } = await draw({ onExplain: async (_finding, text) => void said.push(text) })
  expect(screen.getByLabelText('Selitys: D1')).toHaveValue('Uusi')
  expect(screen.getByLabelText('Selitys: D1')).not.toHaveFocus()
  await user.type(screen.getByLabelText('Selitys: D1'), ' valmentaja 1.8.')
  await user.click(screen.getByRole('button', { name: 'Tallenna selitys' }))
  expect(said).toEqual(['Uusi valmentaja 1.8.'])
  await waitFor(() => expect(screen.getByRole('button', { name: /^Selitä ?: D1$/ })).toHaveFocus())
  expect(sessionStorage).toHaveLength(0)
})

it('refuses an explanation of two letters, and tells what the API refuses', async () => {
  const onExplain = () => Promise.reject(new Refusal(200, null))
  const { user } = await draw({ onExplain })
  await user.click(screen.getByRole('button', { name: /^Selitä ?: D1$/ }))
  await user.keyboard('ok')
  await user.click(screen.getByRole('button', { name: 'Tallenna selitys' }))
  expect(await screen.findByText('Kirjoita vähintään 3 merkkiä.')).toBeVisible()
  expect(screen.getByLabelText('Selitys: D1')).toBeInvalid()
  await user.keyboard('[Escape]')
  await user.type(screen.getByLabelText('Selitys: D1'), 'ei')
  await user.click(screen.getByRole('button', { name: 'Tallenna selitys' }))
  await waitFor(() => expect(screen.queryByText('Kirjoita vähintään 3 merkkiä.')).not.toBeInTheDocument())
  expect(screen.getByLabelText('Selitys: D1')).toHaveValue('okei')
  expect(screen.getByLabelText('Selitys: D1')).toBeInvalid()
})

it('offers the words of before when the figure has changed since', async () => {
  const { user } = await draw({ findings: [aWarning({ formerText: 'Vanha selitys', explanationVersion: 2 })], onExplain: async () => undefined })
  await user.click(screen.getByRole('button', { name: /^Selitä ?: D1$/ }))
  expect(screen.getByLabelText('Selitys: D1')).toHaveValue('Vanha selitys')
  expect(screen.getByText(/Luku on muuttunut selityksen jälkeen/)).toBeVisible()
})

it('only reads for those who only read', async () => {
  await draw({ findings: [aWarning({ explanation: explained }), aWarning({ key: 'x', cell: 'i3/' })], isReadOnly: true, onExplain: async () => undefined })
  expect(screen.getByText('Uusi valmentaja aloitti.')).toBeVisible()
  expect(screen.getByText('Mikko, to 5.11. klo 9.05')).toBeVisible()
  expect(screen.getByText('Ei vielä selitystä.')).toBeVisible()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

it('draws the first of many, and the rest on request', async () => {
  const many = Array.from({ length: 40 }, (_, n) => aFinding({ key: `k${n}` }))
  const { user } = await draw({ findings: many })
  expect(screen.getAllByRole('listitem')).toHaveLength(25)
  await user.click(screen.getByRole('button', { name: 'Näytä loput 15' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(40)
})

it('tells those who listen when something is found, and not what stands there from the start', async () => {
  const told: string[] = []
  const stop = onAnnouncement((text) => told.push(text))
  let show: (findings: readonly PanelFinding[]) => void = () => undefined
  function Live() {
    const [findings, setFindings] = useState<readonly PanelFinding[]>([])
    show = setFindings
    return <FindingsPanel findings={findings} returnId="r1" labelOfCell={() => 'B4'} />
  }
  serve({})
  await renderInApp(<Live />, { features: ['app', 'check'] })
  act(() => show([aFinding()]))
  await waitFor(() => expect(told).toEqual(['1 virhe']))
  stop()
})

it('has no barrier that axe can find', async () => {
  const { container, user } = await draw({ onGoToCell: () => undefined, onExplain: async () => undefined })
  await user.click(screen.getByRole('button', { name: /^Selitä ?: D1$/ }))
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  expect(within(container).getByRole('heading', { name: 'Tarkistukset' })).toBeVisible()
})

describe('the engine in the browser', () => {
  const group = { code: 'g', name: words('Ryhmä'), categories: ['i', 'ii'].map((code) => ({ code, kind: 'category' as const, name: words(code) })) }
  const row = (id: string, code: string): LiveRow => ({
    indicator: { id, code, unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'manual' },
    ...{ version: { name: words(code) }, isRequired: true, dimensions: [group], cells: [{ breakdown: 'g:i' }, { breakdown: 'g:ii' }] }
  })
  const spec = {
    ...{ of: null, codes: null, level: 'cell', periodKinds: [], onlyRequired: null, min: null, max: null, wholes: ['B4'], relation: 'at_most' },
    ...{ parts: ['DUE'], periodsAgo: 0, tolerance: 0, direction: null, relative: null, absolute: null, factor: null, expression: null, at: null }
  }
  const checks = {
    rules: [{ code: 'b4', kind: 'parts', severity: 'warning', spec, message: words('{value} > {limit}') }],
    indicators: ['i1', 'i2'].map((indicatorId) => ({ indicatorId, groupCode: 'x', numerator: null, denominator: null, factor: 1, past: [] })),
    explanations: [{ ruleCode: 'b4', cell: 'i1/g:ii', about: '3:2', version: 4, ...explained }]
  } as unknown as ReturnChecks
  const found = (value: number) =>
    findingsIn(checks, {
      ...{ period: '2026-Q3', rows: [row('i1', 'B4'), row('i2', 'DUE')] },
      answerAt: (key) => ({ status: 'value', value: key === 'i1/g:ii' ? value : 2, note: '' })
    })

  it('finds what the figures in the form say, saved or not, and voids an explanation of others', () => {
    expect(found(2)).toEqual([])
    expect(found(3)).toMatchObject([{ message: { fi: '3 > 2' }, explanation: { text: explained.text }, explanationVersion: 4, formerText: null }])
    expect(found(5)).toMatchObject([{ message: { fi: '5 > 2' }, explanation: null, explanationVersion: 4, formerText: explained.text }])
    expect(severityByCell(found(5))).toEqual(new Map([['i1/g:ii', 'warning']]))
  })
})
