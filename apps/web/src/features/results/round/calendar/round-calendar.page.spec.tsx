import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../../app/testing.js'
import { RoundCalendarPage } from './round-calendar.page.js'

const reader = { ...aViewer, actions: [...aViewer.actions, 'indicator.read'] }
const round = { __typename: 'CollectionRound', id: 'r1', state: 'open', period: '2026-Q3', name: { __typename: 'LocalizedText', fi: 'Kvartaali 3/2026', sv: '', en: '' } }
const days = [
  { __typename: 'RoundDay', day: '2026-11-05', kind: 'accept', round },
  { __typename: 'RoundDay', day: '2026-11-20', kind: 'due', round: { ...round, id: 'r2' } }
]

async function draw(address: string) {
  const served = serve({ RoundCalendar: () => ({ roundCalendar: days }) })
  const { router } = await renderInApp(<RoundCalendarPage />, { address, viewer: reader })
  return { router, user: userEvent.setup(), lastAsked: () => served.asked[served.asked.length - 1]?.variables }
}

describe('RoundCalendarPage', () => {
  it('shows the month in weeks from Monday with their numbers, and each day as it is called', async () => {
    const { lastAsked } = await draw('/fi/results/calendar')
    expect(lastAsked()).toEqual({ from: '2026-10-26', to: '2026-12-06' })
    const table = await screen.findByRole('table', { name: 'Kierrosten kalenteri, marraskuu 2026' })
    expect(within(table).getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Vko', 'ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'])
    expect(within(table).getByRole('rowheader', { name: 'Viikko 45' })).toBeInTheDocument()
    const today = within(table).getByText('Torstai 5.11.2026').closest('td')!
    expect(today).toHaveAttribute('aria-current', 'date')
    expect(within(today).getByText('Hyväksyttävä')).toBeInTheDocument()
    expect(within(today).getByRole('link', { name: 'Kvartaali 3/2026' })).toHaveAttribute('href', '/fi/results/rounds/r1')
    expect(within(table).getByText('Pyhäinpäivä')).toBeInTheDocument()
    expect(within(table).getByText('Itsenäisyyspäivä')).toBeInTheDocument()
  })

  it('goes from month to month in the address, and back to this one', async () => {
    const { user, router, lastAsked } = await draw('/fi/results/calendar')
    await user.click(screen.getByRole('button', { name: 'Seuraava kuukausi' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ month: '2026-12' }))
    await waitFor(() => expect(lastAsked()).toEqual({ from: '2026-11-30', to: '2027-01-03' }))
    await user.click(screen.getByRole('button', { name: 'Tämä kuukausi' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
  })

  it('lists the days of the months that come', async () => {
    const { lastAsked } = await draw('/fi/results/calendar?view=list')
    expect(lastAsked()).toEqual({ from: '2026-11-01', to: '2027-04-30' })
    expect(await screen.findByText('Perjantai 20.11.2026')).toBeVisible()
    expect(screen.getAllByRole('link', { name: 'Kvartaali 3/2026' })).toHaveLength(2)
  })
})
