import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { DiscussionBody } from '../discussion/discussion-body.js'
import { InboxPage } from './inbox.page.js'
import { NotificationsPage } from './notifications.page.js'
import { PreferencesPage } from './preferences.page.js'

const viewer = { ...aViewer, actions: ['inbox.read', 'inbox.manage', 'comment.write', 'access.manage'] as (typeof aViewer)['actions'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const person = (displayName: string) => ({ __typename: 'Colleague', userId: `id-${displayName}`, displayName })
const item = (id: string, of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'WorkItem', id, kind: 'unit_without_manager', urgency: 'soon', dueOn: '2026-11-10', params: {}, standing: 'open', isPersonal: false, mayHandOn: true, mark: null, from: null },
  unit: { __typename: 'OrgUnitRef', id: `u-${id}`, type: 'local_unit', name: inAll(`Yksikkö ${id}`) },
  ...of
})
const mark = (of: Record<string, unknown> = {}) => ({ __typename: 'WorkItemMark', putOffUntil: null, isPastDue: false, note: '', madeOn: '2026-11-01', isOver: false, person: null, ...of })
const told = (id: string, readAt: string | null) => ({
  ...{ __typename: 'Notification', id, group: 'colleagues', person: 'Mikko Hyvärinen', path: '/results/returns/r1#discussion', at: '2026-11-05T08:00:00Z', readAt },
  ...{ says: inAll(`Sinut mainittiin ${id}`), about: inAll('tulosilmoitus'), unit: null }
})

async function draw(node: React.ReactElement, address: string, answers: Answers) {
  const served = serve(answers)
  const drawn = await renderInApp(node, { address, viewer })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

describe('the inbox', () => {
  const items = [
    item('a'),
    item('b', { standing: 'put_off', mark: mark({ putOffUntil: '2026-12-01' }) }),
    item('c', { urgency: 'late', dueOn: '2026-11-01', from: mark({ person: person('Aino Salmela'), note: 'Ehditkö?' }) })
  ]

  it('shows what waits now by urgency, with who has handed it on, and puts off past the day only when that is said', async () => {
    const { container, user, asked } = await draw(<InboxPage />, '/fi/inbox', { WorkItems: () => ({ workItems: items }), PutOffWorkItem: () => ({ putOffWorkItem: { __typename: 'WorkItemPayload', itemId: 'a' } }) })
    const late = within(await screen.findByRole('region', { name: 'Myöhässä (1)' }))
    expect(late.getByText('Sinulle siirsi Aino Salmela.')).toBeVisible()
    expect(late.getByText('Ehditkö?')).toBeVisible()
    expect(screen.queryByText(/Yksikkö b/)).not.toBeInTheDocument()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: /Toiminnot: Yksikkö a/ }))
    await user.click(screen.getByRole('menuitem', { name: 'Lykkää…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Lykkää' }))
    expect(dialog.getAllByText(/Vahvista, että lykkäät/).length).toBeGreaterThan(0)
    await user.click(dialog.getByRole('checkbox'))
    await user.click(dialog.getByRole('button', { name: 'Lykkää' }))
    await waitFor(() => expect(asked('PutOffWorkItem')).toEqual([{ input: { itemId: 'a', until: '2026-11-12', acceptsPastDue: true } }]))
  })

  it('finds what was put off by its address, and says what to do when nothing is found', async () => {
    const { user } = await draw(<InboxPage />, '/fi/inbox?show=put_off', { WorkItems: () => ({ workItems: items }) })
    expect(await screen.findByText('Lykätty 1.12.2026 asti')).toBeVisible()
    await user.type(screen.getByRole('searchbox'), 'zzz')
    await user.click(await screen.findByRole('button', { name: 'Tyhjennä suodattimet' }))
    expect((await screen.findAllByText(/Yksikkö a/)).length).toBeGreaterThan(0)
  })

  it('hands on to one of those who may do it', async () => {
    const colleague = { ...person('Eeva-Liisa Turunen'), __typename: 'OfferedColleague', role: 'regional_coordinator', unitName: null }
    const { user, asked } = await draw(<InboxPage />, '/fi/inbox', {
      WorkItems: () => ({ workItems: items.slice(0, 1) }),
      WorkItemColleagues: () => ({ workItemColleagues: [colleague] }),
      HandOnWorkItem: () => ({ handOnWorkItem: { __typename: 'WorkItemPayload', itemId: 'a' } })
    })
    await user.click(await screen.findByRole('button', { name: /Toiminnot: Yksikkö a/ }))
    await user.click(screen.getByRole('menuitem', { name: 'Siirrä työkaverille…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Siirrä' }))
    expect(dialog.getAllByText('Valitse, kenelle siirrät.').length).toBeGreaterThan(0)
    await user.click(dialog.getByRole('combobox', { name: /Kenelle/ }))
    await user.click(await dialog.findByRole('option', { name: /Turunen/, hidden: true }))
    await user.click(dialog.getByRole('button', { name: 'Siirrä' }))
    await waitFor(() => expect(asked('HandOnWorkItem')).toEqual([{ input: { itemId: 'a', userId: colleague.userId, note: '' } }]))
  })
})

describe('notifications', () => {
  const page = (nodes: unknown[]) => ({
    notifications: { __typename: 'NotificationConnection', totalCount: nodes.length, nodes, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } }
  })
  const read = () => ({ markNotificationsRead: { __typename: 'NotificationsPayload', unreadCount: 0 } })

  it('lead to what they are about, and are marked as read one by one or all at once', async () => {
    const answers = { Notifications: () => page([told('a', null), told('b', '2026-11-05T09:00:00Z')]), MarkNotificationsRead: read }
    const { container, user, asked, router } = await draw(<NotificationsPage />, '/fi/inbox/notifications', answers)
    const tabs = within(await screen.findByRole('navigation', { name: 'Saapuneiden osat' }))
    expect([tabs.getByText('Tehtävät'), tabs.getByText('Ilmoitukset')].map((tab) => tab.getAttribute('aria-current'))).toEqual([null, 'page'])
    const rows = within(await screen.findByRole('list', { name: 'Ilmoitukset' })).getAllByRole('listitem')
    expect(within(rows[0]!).getByText('Uusi:')).toBeVisible()
    expect(within(rows[1]!).queryByText('Uusi:')).not.toBeInTheDocument()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Merkitse kaikki luetuiksi' }))
    await user.click(screen.getByRole('link', { name: 'Sinut mainittiin a' }))
    await waitFor(() => expect(asked('MarkNotificationsRead')).toEqual([{ input: { ids: null } }, { input: { ids: ['a'] } }]))
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/results/returns/r1'))
  })

  it('say what comes here while there are none', async () => {
    await draw(<NotificationsPage />, '/fi/inbox/notifications?unread=true', { Notifications: () => page([]) })
    expect(await screen.findByText('Ei ilmoituksia.')).toBeVisible()
  })

  it('come as one has chosen, as soon as one chooses', async () => {
    const preference = { __typename: 'NotificationPreference', group: 'returns', frequency: 'at_once' }
    const { container, user, asked } = await draw(<PreferencesPage />, '/fi/profile/notifications', {
      NotificationPreferences: () => ({ notificationPreferences: [preference] }),
      SetNotificationPreference: () => ({ setNotificationPreference: { __typename: 'NotificationPreferencePayload', preferences: [preference] } })
    })
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Tulokset' }), 'Kooste joka aamu kello 7')
    await waitFor(() => expect(asked('SetNotificationPreference')).toEqual([{ input: { group: 'returns', frequency: 'daily' } }]))
    await noBarrier(container)
  })
})

describe('a discussion', () => {
  const aino = { userId: '01990000-0000-7000-8000-000000000009', displayName: 'Aino Salmela' }
  const entry = (id: string, of: Record<string, unknown> = {}) => ({
    ...{ __typename: 'DiscussionEntry', id, at: '2026-11-05T08:00:00Z', deed: null, body: 'Hei', editedAt: null, deletedAt: null, mayEdit: false, mayDelete: false, actor: 'person', person: person('Mikko Hyvärinen'), mentioned: [] },
    ...of
  })
  const entries = [
    entry('d', { body: null, deed: 'submitReturn' }),
    entry('c', { body: `Katso, @[${aino.userId}]`, mentioned: [{ __typename: 'Colleague', ...aino }] }),
    entry('g', { body: '', deletedAt: '2026-11-05T09:00:00Z' }),
    entry('f', { body: 'Minä lähden', actor: 'former', person: null }),
    entry('s', { body: null, deed: 'submitReturn', actor: 'system', person: null })
  ]
  const answers: Answers = {
    Discussion: () => ({ discussion: { __typename: 'Discussion', hasEarlier: false, commentCount: 1, mayComment: true, entries } }),
    RecordReaders: () => ({ recordReaders: [{ __typename: 'OfferedColleague', ...aino, role: 'national_coordinator', unitName: null }] }),
    AddComment: () => ({ addComment: { __typename: 'CommentPayload', entry: entries[1] } })
  }

  it('tells what was said and done, and mentions a colleague by the keyboard', async () => {
    const { container, user, asked } = await draw(<DiscussionBody subjectType="unit_return" subjectId="r1" />, '/fi/results/returns/r1', answers)
    expect(await screen.findByText('@Aino Salmela')).toBeVisible()
    expect(screen.getByText('Kirjoittaja on poistanut viestin.')).toBeVisible()
    expect(screen.getAllByText(/lähetti/)).toHaveLength(2)
    for (const name of ['Entinen käyttäjä', 'Solmu']) expect(screen.getByText(name)).toBeVisible()
    await noBarrier(container)
    const field = screen.getByRole('textbox', { name: 'Kirjoita viesti' })
    await user.click(screen.getByRole('button', { name: 'Lähetä viesti' }))
    expect(await screen.findAllByText('Kirjoita viesti ennen lähettämistä.')).not.toHaveLength(0)
    await user.type(field, 'Hei @Ain')
    await screen.findByRole('option', { name: /Aino Salmela/ })
    await noBarrier(container)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(field).toHaveValue('Hei @Aino Salmela '))
    await user.click(screen.getByRole('button', { name: 'Lähetä viesti' }))
    await waitFor(() => expect(asked('AddComment')).toEqual([{ input: { subjectType: 'unit_return', subjectId: 'r1', body: `Hei @[${aino.userId}] ` } }]))
  })
})
