import { screen } from '@testing-library/react'
import { renderInApp } from '../app/testing.js'
import { exportFigure, Value, ValueLegend } from './value.js'
import { Status } from './status.js'
import { StrandHistory, StrandSteps } from './strand.js'

it('shows zero as a figure and says why another is missing', async () => {
  await renderInApp(
    <>
      <Value value={0} />
      <Value value={-1204} />
      <Value value="missing" />
    </>
  )
  expect(screen.getByText('0')).toBeVisible()
  expect(screen.getByText('−1 204')).toBeVisible()
  expect(screen.getByText('puuttuu')).toBeInTheDocument()
  expect(screen.getByText('..')).toHaveAttribute('aria-hidden', 'true')
})

it('explains in the legend only the marks that are used, in their order', async () => {
  await renderInApp(<ValueLegend marks={['notAsked', 'missing']} />, { language: 'sv' })
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['..saknas', 'ej fr.ej frågad'])
})

it('exports the mark and not an empty cell', () => {
  expect(exportFigure('suppressed', (id) => (id === 'ui.value.suppressed.show' ? 'peit.' : '?'))).toBe('peit.')
  expect(exportFigure(0, () => '?')).toBe('0')
})

it('says a state with a word beside its glyph', async () => {
  await renderInApp(<Status status="late" />)
  expect(screen.getByText('Myöhässä')).toBeVisible()
})

it('marks the current step of a procedure for those who listen', async () => {
  await renderInApp(
    <StrandSteps
      label="Kierros"
      steps={[
        { key: '1', label: 'Avattu', state: 'done' },
        { key: '2', label: 'Aluekeskus', state: 'current' },
        { key: '3', label: 'Lukittu', state: 'coming' }
      ]}
    />
  )
  expect(screen.getByText('Aluekeskus').closest('li')).toHaveAttribute('aria-current', 'step')
})

it('puts the viewed day between what came after it and what came before', async () => {
  const events = [
    { key: 'a', when: '1.1.2025', what: 'Kainuu siirtyi', tone: 'time' as const },
    { key: 'b', when: '12.5.2023', what: 'Varkauden Vipu avattiin' }
  ]
  await renderInApp(<StrandHistory label="Historia" events={events} now="5.11.2023" />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '1.1.2025Kainuu siirtyi',
    '5.11.2023',
    '12.5.2023Varkauden Vipu avattiin'
  ])
})
