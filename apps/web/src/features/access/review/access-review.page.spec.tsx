import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve, Waiting, type Answers } from '../../../app/testing.js'
import { AccessReviewPage } from './access-review.page.js'

const name = (text: string) => ({ fi: text, sv: text, en: text })
const unit = { __typename: 'OrgUnitRef', id: 'u1', type: 'local_unit', name: name('Kiteen Kaari') }
const aReview = (id: string, person: string, more: object = {}) => ({
  ...{ __typename: 'AccessReview', dueOn: '2026-10-01', state: 'overdue', mayConfirm: true, lastConfirmed: null },
  person: { __typename: 'PersonName', id: `p-${id}`, displayName: person },
  assignment: {
    ...{ __typename: 'RoleAssignment', id, role: 'unit_member', validFrom: '2024-01-01', validTo: null, version: 2 },
    ...{ reason: 'Valmentaja', mayEnd: true, organisation: null, deputyFor: null, unit }
  },
  ...more
})
const page = (nodes: readonly unknown[]) => ({
  accessReviews: {
    ...{ __typename: 'AccessReviewConnection', totalCount: nodes.length, nodes },
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    progress: { __typename: 'AccessReviewProgress', totalCount: 12, doneCount: 9, dueCount: 1, overdueCount: 2 }
  }
})
const viewer = { ...aViewer, actions: [...aViewer.actions, 'access.review'] }

async function draw(nodes: readonly unknown[], address = '/fi/admin/access-review', answers: Answers = {}) {
  const served = serve({ Waiting: () => ({ workItems: [] }), AccessReviews: () => page(nodes), ...answers })
  const user = userEvent.setup()
  await renderInApp(<><Waiting /><AccessReviewPage /></>, { viewer, address })
  await screen.findByText('9/12 ajan tasalla, 2 myöhässä')
  const sent = (operation: string) => served.asked.filter((one) => one.name === operation).map((one) => one.variables)
  return { user, sent }
}

describe('AccessReviewPage', () => {
  it('asks for what waits unless the address says otherwise', async () => {
    const { sent } = await draw([])
    expect(sent('AccessReviews')[0]).toMatchObject({ filter: { search: null, states: ['overdue', 'due'] }, sort: 'unit', descending: false })
    expect(screen.getByText('Kaikki tarkistettu.')).toBeVisible()
  })

  it('follows the address', async () => {
    const { sent } = await draw([], '/fi/admin/access-review?show=all&q=kitee&sort=due&desc=true')
    expect(sent('AccessReviews')[0]).toMatchObject({ filter: { search: 'kitee', states: null }, sort: 'due', descending: true })
    expect(screen.getByText('Suodattimilla ei löydy yhtään roolia.')).toBeVisible()
  })

  it('confirms several at once, each with the version that was looked at', async () => {
    const { user, sent } = await draw([aReview('a1', 'Riitta Kosonen'), aReview('a2', 'Leo Laine')], undefined, {
      ConfirmAccess: () => ({ confirmAccess: { confirmedIds: ['a1'], refused: [{ assignmentId: 'a2', code: 'STALE' }] } })
    })
    await user.click(await screen.findByRole('button', { name: 'Valitse kaikki 2 tältä sivulta' }))
    await user.click(screen.getByRole('button', { name: 'Vahvista 2' }))
    const roles = ['a1', 'a2'].map((assignmentId) => ({ assignmentId, expectedVersion: 2 }))
    await waitFor(() => expect(sent('ConfirmAccess')).toEqual([{ input: { roles } }]))
    await waitFor(() => expect(sent('AccessReviews').length).toBeGreaterThan(1))
  })

  it('confirms one, and offers nothing where somebody else reviews', async () => {
    const own = aReview('a2', 'Aino Salmela', { mayConfirm: false })
    const theirs = { ...own, assignment: { ...own.assignment, mayEnd: false } }
    const { user, sent } = await draw([aReview('a1', 'Riitta Kosonen'), theirs], undefined, {
      ConfirmAccess: () => ({ confirmAccess: { confirmedIds: ['a1'], refused: [] } })
    })
    const row = within((await screen.findByText('Aino Salmela')).closest('tr') as HTMLElement)
    expect(row.getByText('Toinen henkilö tarkistaa.')).toBeVisible()
    expect(row.queryByRole('button')).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /Vahvista ?: Riitta Kosonen, Yksikön työntekijä, Kiteen Kaari/ }))
    await waitFor(() => expect(sent('ConfirmAccess')).toEqual([{ input: { roles: [{ assignmentId: 'a1', expectedVersion: 2 }] } }]))
  })

  it('ends a role with a reason', async () => {
    const { user, sent } = await draw([aReview('a1', 'Riitta Kosonen')], undefined, {
      EndRole: () => ({ endRole: { user: { __typename: 'User', id: 'p-a1', assignments: [] } } })
    })
    await user.click(await screen.findByRole('button', { name: /Päätä ?: Riitta Kosonen/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByLabelText('Peruste'))
    await user.paste('Työ päättyi')
    await user.click(dialog.getByRole('button', { name: 'Päätä rooli' }))
    await waitFor(() => expect(sent('EndRole')[0]).toMatchObject({ input: { assignmentId: 'a1', reason: 'Työ päättyi', expectedVersion: 2 } }))
  })

  it('offers the list as a file, filtered as it is seen', async () => {
    const { user } = await draw([aReview('a1', 'Riitta Kosonen')], '/fi/admin/access-review?show=overdue&q=kitee')
    await user.click(screen.getByRole('button', { name: /Lataa/ }))
    const links = screen.getAllByRole('menuitem').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['csv', 'xlsx'].map((format) => `/files/access-review.${format}?q=kitee&states=overdue&lang=fi`))
  })
})
