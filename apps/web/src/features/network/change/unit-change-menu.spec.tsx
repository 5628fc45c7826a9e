import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { today } from '../testing/network-examples.js'
import { aChanger } from './testing/wizard-driver.js'
import { changesOf, UnitChangeMenu } from './unit-change-menu.js'

const unit = { id: 'oulu', type: 'local_unit' as const, validFrom: '2014-04-01', validTo: null }
const closed = { ...unit, validTo: '2022-03-01' }

describe('the changes that fit a unit', () => {
  it('moves a local unit, never a centre; reopens only what has closed; amends the head office', () => {
    expect(changesOf(unit, today, today)).toEqual(['amend', 'move', 'serve', 'merge', 'split', 'close'])
    expect(changesOf({ ...unit, type: 'regional_centre' }, today, today)).not.toContain('move')
    expect(changesOf({ ...unit, type: 'headquarters' }, today, today)).toEqual(['amend'])
    expect(changesOf(closed, today, today)).toEqual(['reopen'])
  })

  it('leaves the past alone, and a unit before its first day', () => {
    expect(changesOf(unit, '2023-11-05', today)).toEqual([])
    expect(changesOf({ ...unit, validFrom: '2027-03-01' }, today, today)).toEqual([])
    expect(changesOf({ ...unit, validFrom: '2027-03-01' }, '2027-03-01', today)).toContain('amend')
  })

  it('opens the wizard with the unit and the day filled in', async () => {
    serve({})
    const { router } = await renderInApp(<UnitChangeMenu unit={unit} asOf="2027-01-01" />, { viewer: aChanger })
    await userEvent.click(screen.getByRole('button', { name: 'Tee muutos' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Siirrä toiseen keskukseen' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/network/change'))
    expect(router.state.location.search).toEqual({ kind: 'move', unit: 'oulu', on: '2027-01-01' })
  })

  it('is not there for one who may not change the network', async () => {
    serve({})
    await renderInApp(<UnitChangeMenu unit={unit} asOf={undefined} />, { viewer: { ...aViewer, today } })
    expect(screen.queryByRole('button', { name: 'Tee muutos' })).not.toBeInTheDocument()
  })
})
