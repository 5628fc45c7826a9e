import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { FundedListPage } from './funded-list.page.js'
import { FundedSection } from './funded-section.js'
import { fundedTotals } from './funded.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: '', en: '' })
const euros = (minorUnits: string, currency = 'EUR') => ({ __typename: 'Money', minorUnits, currency })
const project = (of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'FundedProject', id: 'p1', number: '2026/1', title: text('Kaari kantaa'), summary: text(''), stage: 'running', startsOn: '2026-01-01', endsOn: '2027-12-31', lead: text('Paja') },
  ...{ funderId: '0199a000-0000-7000-8000-000000000001', funder: text('Rahasto'), programmeId: '0199a000-0000-7000-8000-000000000002', programme: text('Osallisuus'), call: text('Syksyn haku') },
  ...{ applied: euros('6000000'), granted: euros('5000000'), claimed: euros('2000000'), certified: euros('1500000'), paid: euros('1000000'), owed: euros('0'), leftToClaim: euros('3000000'), leftToCertify: euros('3500000'), ...of }
})
const waiting = project({ id: 'p2', number: '2026/2', title: text('Polku'), stage: 'applied', granted: euros('0'), claimed: euros('0'), certified: euros('0'), paid: euros('0'), leftToClaim: euros('0'), leftToCertify: euros('0') })

async function draw(projects: readonly object[], { address = '/fi/portfolio/funded', actions = ['publication.read'], page = <FundedListPage /> } = {}) {
  const served = serve({ FundedProjects: () => ({ fundedProjects: projects }) })
  const viewer = { ...aViewer, actions: [...aViewer.actions.filter((action) => action !== 'publication.read'), ...actions] }
  const drawn = await renderInApp(page, { address, viewer, features: ['app', 'portfolio', 'funded'] })
  return { ...drawn, asked: served.asked, user: userEvent.setup() }
}

it('tells what a funder pays for, what has been claimed and what is left, with the day and the source', async () => {
  const { container } = await draw([project(), waiting])
  const rows = within(await screen.findByRole('table', { name: 'Rahoitetut hankkeet' })).getAllByRole('row')
  // What waits for the funder's decision stands first.
  expect(rows.slice(1).map((row) => within(row).getByRole('rowheader').textContent)).toEqual(['Polku2026/2 · Paja', 'Kaari kantaa2026/1 · Paja'])
  expect(screen.getByText(/2 hanketta, tilanne .*Lähde: hankkeiden päätökset ja maksatushakemukset/)).toBeVisible()
  expect(screen.getByText('Jäljellä haettavaksi', { selector: 'dt' }).nextSibling).toHaveTextContent('30 000 €')
  expect(screen.queryByRole('button', { name: /^Rahoittaja/ })).toBeNull()
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})

it('is narrowed and put in order by its address, and says so when nothing is left', async () => {
  const { user, router } = await draw([project(), waiting], { address: '/fi/portfolio/funded?state=running&sort=granted' })
  expect(await screen.findByText('Kaari kantaa')).toBeVisible()
  expect(screen.queryByText('Polku')).toBeNull()
  await user.click(screen.getByRole('button', { name: /Jäljellä haettavaksi/ }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: 'leftToClaim' }))
  await user.type(screen.getByRole('searchbox'), 'mitä ei ole')
  await user.click(await screen.findByRole('button', { name: 'Tyhjennä rajaukset' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'leftToClaim' }))
})

it('stands beside the results of a funder, and for those alone who may know of it', async () => {
  const { asked } = await draw([project()], { page: <FundedSection audienceId="a1" /> })
  expect(await screen.findByText('Kaari kantaa')).toBeVisible()
  expect(asked[0]?.variables).toEqual({ audienceId: 'a1' })
  expect(screen.getByRole('link', { name: 'Kaikki rahoitetut hankkeet' })).toHaveAttribute('href', '/fi/portfolio/funded')
})

it('is not asked for by others', async () => {
  const { asked } = await draw([project()], { page: <FundedSection audienceId="a1" />, actions: [] })
  expect(asked).toEqual([])
})

it('adds up currency by currency', () => {
  const krona = project({ id: 'p3', granted: euros('700', 'SEK'), claimed: euros('100', 'SEK') })
  const totals = fundedTotals([project(), waiting, krona] as never)
  expect(totals.map(({ granted, claimed }) => [granted.currency, granted.minorUnits, claimed.minorUnits])).toEqual([['EUR', '5000000', '2000000'], ['SEK', '700', '100']])
})
