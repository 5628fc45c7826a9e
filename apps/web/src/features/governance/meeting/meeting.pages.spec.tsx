import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { AgendaPage } from './agenda-form.page.js'
import { HeldMeeting } from './hold.page.js'
import { NewMeetingPage } from './meeting-form.page.js'
import { MeetingsAbout } from './meetings-about.js'
import { MeetingListPage } from './meeting-list.page.js'
import { OneMeeting } from './meeting.page.js'
import { uploadAddress } from './meeting-words.js'
import { MinutesOf } from './minutes.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions.filter((each) => each !== 'audit.read'), 'meeting.read', 'meeting.manage', 'charter.read'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: '', en: '' })
const body = { __typename: 'MeetingBody', id: 'b1', kind: 'board', name: inAll('Hallitus') }
const brief = (of: Record<string, unknown> = {}) => ({
  __typename: 'MeetingBrief',
  ...{ id: 'k1', body, title: inAll('Hallituksen kokous'), startsAt: '2026-12-10T11:00:00.000Z', endsAt: '2026-12-10T13:00:00.000Z', place: 'Kuopio', state: 'draft', publication: null, itemCount: 2, isMine: false, mayManage: true, duties: ['plan', 'record', 'lead', 'publish'] },
  ...of
})
const quorum = (present: number) => ({ __typename: 'MeetingQuorum', present, entitled: 3, needed: 2, isMet: present >= 2 })
const seat = (id: string, fi: string) => ({ __typename: 'MeetingSeatRef', id, label: inAll(fi) })
const attendance = (id: string, name: string, way: string, of: Record<string, unknown> = {}) => ({
  __typename: 'MeetingAttendance',
  ...{ seat: seat(id, name), weight: 1, personName: way === 'absent' ? '' : name, way, proxyHolder: null, proxyBasis: null, proxyPaperId: null, arrivedAt: way === 'absent' ? null : '2026-11-05T11:00:00.000Z', leftAt: null, isPresent: way !== 'absent' },
  ...of
})
const item = (of: Record<string, unknown> = {}) => ({
  __typename: 'MeetingItem',
  ...{ id: 'i1', position: 1, kind: 'decision', matter: 'ordinary', majority: 'simple', tie: 'chair', title: inAll('Talousarvio'), proposalText: inAll('Hyväksytään talousarvio.'), proposal: null, amendment: null, effectiveFrom: null, ballot: null, decision: null },
  ...{ minutes: inAll(''), handling: null, votes: null, tieBreak: null, dissent: [], recusals: [], quorum: null, outcome: null, isHeld: false, papers: [], ...of }
})
const step = (action: string, ...blockedBy: readonly string[]) => ({ __typename: 'MeetingStepType', action, blockedBy })
const meeting = (of: Record<string, unknown> = {}) => ({
  ...brief(),
  __typename: 'Meeting',
  ...{ remoteLink: '', procedure: 'meeting', charterNumber: 2, notice: { __typename: 'MeetingNotice', demanded: 14, given: 34, lastDay: '2026-11-25', isInTime: true }, proxiesAtMost: 1, calledAt: null, shortNoticeReason: '', openedAt: null, closedAt: null, endReason: '' },
  ...{ chairName: '', secretaryName: '', quorum: null, papers: [], attendance: [], items: [item()], signatures: [], minutesHash: null, steps: [step('call'), step('cancel')], revision: 3, ...of }
})
const held = (of: Record<string, unknown> = {}) =>
  meeting({ state: 'open', calledAt: '2026-10-01T08:00:00.000Z', openedAt: '2026-11-05T11:00:00.000Z', quorum: quorum(2), attendance: [attendance('s1', 'Aada', 'in_person'), attendance('s2', 'Bertta', 'remote'), attendance('s3', 'Cecilia', 'absent')], items: [item({ quorum: quorum(2) })], steps: [step('close', 'items_recorded')], ...of })
const people = (name: string) => [{ __typename: 'MeetingPerson', name, isSubstitute: false }]
const seats = ['Aada', 'Bertta', 'Cecilia'].map((name, at) => ({ __typename: 'MeetingSeat', id: `s${at + 1}`, label: inAll(name), weight: 1, people: people(name) }))
const place = { __typename: 'MeetingPlace', body, procedures: ['meeting'], noticeDays: 14, matters: [{ __typename: 'MeetingMatter', key: 'ordinary', noticeDays: 14, name: inAll('') }, { __typename: 'MeetingMatter', key: 'budget', noticeDays: 40, name: inAll('') }], proposals: [], amendments: [], ballots: [] }
const majority = { __typename: 'CharterMajority', share: 'simple', of: 'given', abstentions: 'out' }
const version = { __typename: 'CharterVersion', ...{ id: 'c2', number: 2, standing: 'in_force', reason: '', validFrom: '2026-01-01', validTo: null, contentHash: 'x', proposedOn: null, proposedBy: '', decidesNumber: null, decidedFrom: null, decidedBy: '', decidedOn: null, votes: null, steps: [], version: 1 } }
const matter = { __typename: 'CharterMatterRule', ...{ matter: 'ordinary', name: inAll(''), decidedBy: 'board', noticeDays: null, majority, tie: 'chair', secrecy: 'open', mayChange: true, whoMayPropose: [], veto: [], consent: [], voices: 'all' } }
const answers: Answers = {
  MeetingPlaces: () => ({ meetingPlaces: [place] }),
  MeetingSeats: () => ({ meetingSeats: seats }),
  CharterVersions: () => ({ charterVersions: [version] }),
  CharterText: () => ({ charterText: { __typename: 'CharterText', version, sections: [], rules: { __typename: 'CharterRules', votes: null, bodies: [], matters: [matter] } } })
}
const done = (name: string, of: Record<string, unknown>) => () => ({ [name]: { __typename: 'MeetingPayload', meeting: of } })

async function draw(node: React.ReactElement, of: { address: string; answers?: Answers }) {
  const served = serve({ ...answers, ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer: viewer as never, features: ['app', 'meeting', 'charter', 'register', 'ballot', 'party'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

it('the list begins with what is ahead, and shows what was held when asked', async () => {
  const past = brief({ id: 'k2', state: 'published', title: inAll('Syyskokous'), startsAt: '2026-09-01T11:00:00.000Z' })
  const { container, user, router } = await draw(<MeetingListPage />, { address: '/fi/governance/meetings', answers: { Meetings: () => ({ meetings: [past, brief()] }) } })
  expect(await screen.findByRole('link', { name: 'Hallituksen kokous' })).toHaveAttribute('href', '/fi/governance/meetings/k1')
  expect(screen.queryByRole('link', { name: 'Syyskokous' })).not.toBeInTheDocument()
  await noBarrier(container)
  await user.click(screen.getByRole('radio', { name: 'Menneet' }))
  expect(await screen.findByRole('link', { name: 'Syyskokous' })).toBeVisible()
  await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'past' }))
})

it('a meeting without a title, a place or a day that can be read is refused at each field', async () => {
  const { container, user, asked } = await draw(<NewMeetingPage />, { address: '/fi/governance/meetings/new', answers: { PlanMeeting: done('planMeeting', meeting()) } })
  const day = await screen.findByLabelText('Päivä')
  await user.clear(day)
  await user.type(day, 'huomenna')
  await user.click(screen.getByRole('button', { name: 'Tallenna ja kirjoita esityslista' }))
  expect((await screen.findAllByRole('link', { name: /Kirjoita/ })).map((link) => link.getAttribute('href'))).toEqual(['#meeting-title', '#meeting-startsAt', '#meeting-place'])
  expect(asked('PlanMeeting')).toEqual([])
  await noBarrier(container)
  await user.clear(day)
  await user.type(day, '10.12.2026')
  expect(screen.getByText('Kutsuaika on vähintään 14 päivää: kutsu viimeistään 25.11.2026.')).toBeVisible()
  await user.clear(screen.getByLabelText('Alkaa klo'))
  await user.type(screen.getByLabelText('Alkaa klo'), '13.00')
  await user.type(screen.getByLabelText('Nimi (Suomi)'), 'Kokous')
  await user.type(screen.getByLabelText('Paikka'), 'Kuopio')
  await user.click(screen.getByRole('button', { name: 'Tallenna ja kirjoita esityslista' }))
  await waitFor(() => expect(asked('PlanMeeting')).toHaveLength(1))
  expect(asked('PlanMeeting')[0]).toMatchObject({ input: { bodyId: 'b1', title: { fi: 'Kokous' }, startsAt: '2026-12-10T11:00:00.000Z', endsAt: '2026-12-10T13:00:00.000Z', procedure: 'meeting' } })
})

it('the agenda keeps the ids of its items, and a matter that demands a longer notice says so at once', async () => {
  const { container, user, asked } = await draw(<AgendaPage />, { address: '/fi/governance/meetings/k1/agenda', answers: { Meeting: () => ({ meeting: meeting() }), SetMeetingAgenda: done('setMeetingAgenda', meeting({ revision: 4 })) } })
  await user.selectOptions(await screen.findByLabelText('Asia perussäännön mukaan'), 'budget')
  expect(screen.getByText('Kutsuaika ei enää riitä: viimeinen kutsupäivä oli 30.10.2026.')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Lisää kohta' }))
  await user.click(screen.getByRole('button', { name: 'Tallenna esityslista' }))
  expect(await screen.findByRole('link', { name: /Kirjoita kohdan 2 otsikko suomeksi/ })).toHaveAttribute('href', '#agenda-title-1')
  await user.type(screen.getAllByLabelText('Otsikko (Suomi)')[1] as HTMLElement, 'Valinta')
  await user.click(screen.getByRole('button', { name: 'Tallenna esityslista' }))
  await waitFor(() => expect(asked('SetMeetingAgenda')).toHaveLength(1))
  expect(asked('SetMeetingAgenda')[0]).toMatchObject({ input: { meetingId: 'k1', expectedVersion: 3, items: [{ id: 'i1', matter: 'budget' }, { id: null, title: { fi: 'Valinta' } }] } })
})


it('a short notice takes the consent of every seat and a reason', async () => {
  const short = meeting({ notice: { __typename: 'MeetingNotice', demanded: 14, given: 3, lastDay: '2026-10-25', isInTime: false } })
  const { container, user, asked } = await draw(<OneMeeting id="k1" />, { address: '/fi/governance/meetings/k1', answers: { Meeting: () => ({ meeting: short }), CallMeeting: done('callMeeting', meeting({ state: 'called', steps: [] })) } })
  await noBarrier(container)
  await user.click(await screen.findByRole('button', { name: 'Kutsu koolle' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByLabelText('Aada'))
  await user.click(dialog.getByRole('button', { name: 'Kutsu koolle' }))
  expect(await dialog.findByRole('link', { name: /: 2 suostumusta puuttuu\.$/ })).toHaveAttribute('href', '#call-consents')
  await user.click(dialog.getByLabelText('Bertta'))
  await user.click(dialog.getByLabelText('Cecilia'))
  await user.type(dialog.getByLabelText('Miksi kutsuaika on lyhyt'), 'Kiire')
  await user.click(dialog.getByRole('button', { name: 'Kutsu koolle' }))
  await waitFor(() => expect(asked('CallMeeting')[0]).toMatchObject({ input: { meetingId: 'k1', expectedVersion: 3, shortNoticeReason: 'Kiire', consents: ['s1', 's2', 's3'] } }))
})

it('one press says who came, and what the votes lead to is told as they are typed', async () => {
  const { container, user, asked } = await draw(<HeldMeeting id="k1" />, {
    address: '/fi/governance/meetings/k1/hold',
    answers: { Meeting: () => ({ meeting: held() }), RecordAttendance: done('recordAttendance', held({ revision: 4, quorum: quorum(3) })), RecordMeetingItem: done('recordMeetingItem', held({ revision: 5 })) }
  })
  await screen.findByRole('group', { name: 'Kokous' })
  await noBarrier(container)
  await user.click(await screen.findByRole('button', { name: 'Paikalla: Cecilia' }))
  await waitFor(() => expect(asked('RecordAttendance')[0]).toMatchObject({ input: { attendance: [{ seatId: 's3', way: 'in_person', personName: 'Cecilia' }] } }))
  expect(await screen.findByText('Läsnä 3/3, vaaditaan 2')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Kirjaa: Talousarvio' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(dialog.getByLabelText('Miten kohta käsiteltiin'), 'voted')
  await user.type(dialog.getByLabelText('Puolesta'), '1')
  expect(await dialog.findByText('Hyväksytty')).toBeVisible()
  await user.type(dialog.getByLabelText('Vastaan'), '1')
  expect(await dialog.findByText('Äänet menivät tasan: kirjaa, kumpi kanta voitti.')).toBeVisible()
  await user.selectOptions(dialog.getByLabelText('Tasatuloksen ratkaisu'), 'against')
  expect(await dialog.findByText('Ei hyväksytty')).toBeVisible()
  await user.type(dialog.getByLabelText('Tyhjää'), '7')
  expect(await dialog.findByText(/Ääniä ei voi olla enemmän/)).toBeVisible()
  await user.clear(dialog.getByLabelText('Tyhjää'))
  await user.selectOptions(dialog.getByLabelText('Tasatuloksen ratkaisu'), 'against')
  await user.click(dialog.getByRole('button', { name: 'Tallenna kohta' }))
  await waitFor(() => expect(asked('RecordMeetingItem')[0]).toMatchObject({ input: { itemId: 'i1', expectedVersion: 4, handling: 'voted', votes: { for: 1, against: 1, abstain: 0 }, tieBreak: 'against' } }))
})

it('minutes are signed as they were read, and not without reading', async () => {
  const signature = { __typename: 'MeetingSignature', userId: 'u9', name: 'Aino Salmela', role: 'chair', signedAt: null, hasSecondFactor: null, isMine: true }
  const closed = (of: Record<string, unknown> = {}) => held({ state: 'closed', closedAt: '2026-11-05T13:00:00.000Z', items: [item({ outcome: 'carried', handling: 'unanimous', quorum: quorum(2), recusals: [{ __typename: 'MeetingRecusal', seat: seat('s2', 'Bertta'), reason: 'sopimuskumppani' }] })], signatures: [signature], minutesHash: 'a1b2', steps: [step('sign')], ...of })
  const { container, user, asked } = await draw(<MinutesOf id="k1" />, { address: '/fi/governance/meetings/k1/minutes', answers: { Meeting: () => ({ meeting: closed() }), SignMinutes: done('signMinutes', closed({ signatures: [{ ...signature, signedAt: '2026-11-05T14:00:00.000Z', hasSecondFactor: true }], state: 'signed', steps: [] })) } })
  expect(await screen.findByText('Jäävi: Bertta. sopimuskumppani')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Allekirjoita pöytäkirja' }))
  expect(await screen.findByRole('link', { name: 'Vahvista, että olet lukenut pöytäkirjan.' })).toHaveAttribute('href', '#sign-confirm')
  expect(asked('SignMinutes')).toEqual([])
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Allekirjoita pöytäkirja' }))
  await waitFor(() => expect(asked('SignMinutes')[0]).toEqual({ input: { meetingId: 'k1', minutesHash: 'a1b2' } }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Allekirjoita pöytäkirja' })).not.toBeInTheDocument())
})

it('a paper is not sent without a file, and a proxy goes where only those who prepare see it', async () => {
  const paper = { __typename: 'MeetingPaper', id: 'p1', name: 'talousarvio.pdf', size: 2048, isProxy: false }
  const { user } = await draw(<OneMeeting id="k1" />, { address: '/fi/governance/meetings/k1', answers: { Meeting: () => ({ meeting: meeting({ items: [item({ papers: [paper] })] }) }) } })
  expect(await screen.findByRole('link', { name: 'talousarvio.pdf' })).toHaveAttribute('href', '/api/meetings/k1/papers/p1')
  expect(uploadAddress('k1', 'proxy')).toBe('/api/meetings/k1/papers?proxy=true')
  expect(uploadAddress('k1', 'whole')).toBe('/api/meetings/k1/papers')
  await user.click(screen.getByRole('button', { name: 'Lisää asiakirja' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Lähetä asiakirja' }))
  expect(await dialog.findAllByText('Valitse tiedosto.')).not.toHaveLength(0)
  await user.selectOptions(dialog.getByLabelText('Mihin se kuuluu'), 'proxy')
  expect(dialog.getByText('Valtakirjan näkevät vain ne, jotka valmistelevat kokousta.')).toBeVisible()
})

it('the address of the calendar is shown once, when it is made', async () => {
  const { user, asked } = await draw(<MeetingListPage />, {
    address: '/fi/governance/meetings',
    answers: {
      Meetings: () => ({ meetings: [] }),
      CalendarLink: () => ({ calendarLink: { __typename: 'CalendarLink', madeAt: null, path: null } }),
      MakeCalendarLink: () => ({ makeCalendarLink: { __typename: 'CalendarLink', madeAt: '2026-11-05T10:00:00.000Z', path: '/api/calendar/abc.ics' } })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Kalenterilinkki' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByRole('button', { name: 'Luo linkki' }))
  expect(await dialog.findByLabelText('Kalenterin osoite')).toHaveValue(`${globalThis.location.origin}/api/calendar/abc.ics`)
  expect(asked('MakeCalendarLink')).toHaveLength(1)
})

it('whoever only reads is offered nothing to do', async () => {
  await draw(<OneMeeting id="k1" />, { address: '/fi/governance/meetings/k1', answers: { Meeting: () => ({ meeting: meeting({ state: 'called', mayManage: false, steps: [] }) }) } })
  expect(await screen.findByRole('heading', { level: 1, name: 'Hallituksen kokous' })).toBeVisible()
  expect(screen.queryByRole('button', { name: /kokous|koolle/ })).not.toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Kirjoita esityslista' })).not.toBeInTheDocument()
})

it('an amendment of the charter is put on the agenda with the day from which it is to hold', async () => {
  const amending = { ...place, matters: [{ __typename: 'MeetingMatter', key: 'charter_amendment', noticeDays: 30, name: inAll('') }], amendments: [{ __typename: 'MeetingLink', id: 'c3', number: '3', title: inAll('Pidempi kutsuaika') }] }
  const { user, asked } = await draw(<AgendaPage />, {
    address: '/fi/governance/meetings/k1/agenda',
    answers: { Meeting: () => ({ meeting: meeting({ items: [item({ matter: 'charter_amendment' })] }) }), MeetingPlaces: () => ({ meetingPlaces: [amending] }), SetMeetingAgenda: done('setMeetingAgenda', meeting()) }
  })
  await user.selectOptions(await screen.findByLabelText(/Perussäännön muutos, josta päätetään/), 'Versio 3')
  await user.click(screen.getByRole('button', { name: 'Tallenna esityslista' }))
  expect(await screen.findByRole('link', { name: /Kirjoita päivä, josta kohdan 1 muutos on voimassa\./ })).toBeVisible()
  await user.type(screen.getByLabelText('Muutos tulee voimaan'), '1.3.2027')
  await user.click(screen.getByRole('button', { name: 'Tallenna esityslista' }))
  await waitFor(() => expect(asked('SetMeetingAgenda')).toHaveLength(1))
  expect(asked('SetMeetingAgenda')[0]).toMatchObject({ input: { items: [{ matter: 'charter_amendment', amendmentId: 'c3', effectiveFrom: '2027-03-01', proposalId: null }] } })
})

it('a proxy by document names the document, and many seats are searched', async () => {
  const names = ['Aada', 'Bertta', 'Cecilia', 'Daavid', 'Eeva', 'Fia', 'Gun', 'Hilja', 'Ida', 'Jarl', 'Kaisa']
  const many = names.map((name, at) => attendance(`s${at + 1}`, name, at === 0 ? 'in_person' : 'absent'))
  const { user, asked } = await draw(<HeldMeeting id="k1" />, { address: '/fi/governance/meetings/k1/hold', answers: { Meeting: () => ({ meeting: held({ attendance: many }) }) } })
  await user.type(await screen.findByRole('searchbox', { name: 'Hae jäsentä tai edustajaa' }), 'kai')
  await waitFor(() => expect(screen.queryByText('Bertta')).not.toBeInTheDocument())
  await user.click(screen.getByRole('button', { name: 'Muuta: Kaisa' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(dialog.getByLabelText('Osallistuminen'), 'Valtakirjalla')
  await user.selectOptions(dialog.getByLabelText('Valtuutettu'), 'Aada')
  await user.selectOptions(dialog.getByLabelText('Mihin valtuutus perustuu'), 'valtakirja asiakirjoissa')
  await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
  expect(await dialog.findByRole('link', { name: 'Valtakirja: Valitse valtakirja.' })).toBeVisible()
  expect(asked('RecordAttendance')).toEqual([])
})

it('what was decided leads to the meetings that dealt with it', async () => {
  const about = { __typename: 'MeetingAbout', id: 'k1', title: inAll('Hallituksen kokous'), startsAt: '2026-12-10T11:00:00.000Z', state: 'published', position: 3, outcome: 'carried' }
  await draw(<MeetingsAbout subjectId="d1" />, { address: '/fi/governance/decisions/d1', answers: { MeetingsAbout: () => ({ meetingsAbout: [about] }) } })
  expect(await screen.findByRole('link', { name: 'Hallituksen kokous 10.12.2026, kohta 3' })).toHaveAttribute('href', '/fi/governance/meetings/k1')
  expect(screen.getByText('Hyväksytty')).toBeVisible()
})

it('of the secretary there is no opening and no side of a tie, and why is said', async () => {
  const mine = { duties: ['plan', 'record'] }
  const called = meeting({ state: 'called', calledAt: '2026-10-01T08:00:00.000Z', steps: [step('cancel')], ...mine })
  const page = await draw(<OneMeeting id="k1" />, { address: '/fi/governance/meetings/k1', answers: { Meeting: () => ({ meeting: called }) } })
  await screen.findByText(/Kokouksen avaa ja päättää toimielimen puheenjohtaja/)
  expect(screen.queryByRole('button', { name: 'Avaa kokous' })).toBeNull()
  page.unmount()
  const tied = held({ ...mine, items: [item({ quorum: quorum(2), handling: 'voted', votes: { __typename: 'MeetingVotes', for: 1, against: 1, abstain: 0 }, tieBreak: 'for', outcome: 'carried' })] })
  const { user } = await draw(<HeldMeeting id="k1" />, { address: '/fi/governance/meetings/k1/hold', answers: { Meeting: () => ({ meeting: tied }) } })
  await user.click(await screen.findByRole('button', { name: 'Kirjaa: Talousarvio' }))
  const side = await screen.findByLabelText(/Tasatuloksen ratkaisu/)
  expect([(side as HTMLSelectElement).disabled, (side as HTMLSelectElement).value]).toEqual([true, 'for'])
  expect(screen.getByText(/Tasatuloksen ratkaisun kirjaa/)).toBeTruthy()
})

it('a proposal stands with the text of its version, and says when another is decided than that of the notice', async () => {
  const proposal = { __typename: 'MeetingProposal', id: 'p1', version: 3, noticedVersion: 2, latestVersion: 3, title: inAll('Koulutus'), content: inAll('Koulutus pidetään syksyllä.'), options: [] }
  const { container } = await draw(<OneMeeting id="k1" />, { address: '/fi/governance/meetings/k1', answers: { Meeting: () => ({ meeting: held({ items: [item({ proposal })] }) }) } })
  await screen.findByText('Koulutus pidetään syksyllä.')
  screen.getByText('Kutsun mukana oli versio 2; päätettävä versio on 3.')
  await noBarrier(container)
})

it('a signature says whether it was given with a second factor', async () => {
  const signature = (userId: string, name: string, hasSecondFactor: boolean | null) => ({ __typename: 'MeetingSignature', userId, name, role: 'chair', signedAt: hasSecondFactor === null ? null : '2026-11-06T11:00:00.000Z', hasSecondFactor, isMine: false })
  await draw(<OneMeeting id="k1" />, { address: '/fi/governance/meetings/k1', answers: { Meeting: () => ({ meeting: held({ state: 'closed', closedAt: '2026-11-05T13:00:00.000Z', signatures: [signature('a', 'Dora', true), signature('b', 'Eero', false), signature('c', 'Fanny', null)] }) }) } })
  const row = async (name: string) => (await screen.findByText(name)).closest('tr')?.textContent
  expect([await row('Dora'), await row('Eero')]).toEqual([expect.stringContaining('Kaksivaiheinen tunnistautuminen'), expect.stringContaining('Salasana tai pääsyavain')])
  expect(await row('Fanny')).not.toMatch(/tunnist|pääsyavain/i)
})

it('what a party has freed is recorded, and nobody is asked to answer any more', async () => {
  const party = { __typename: 'AskedParty', party: 'funder', demand: 'consent', answer: 'agrees', isInTheWay: false, voiceRule: 'all', said: [], voices: [], mine: [] }
  const published = { state: 'published', publication: 'members', calledAt: '2026-10-01T08:00:00.000Z', closedAt: '2026-11-05T13:00:00.000Z' }
  const carried = { handling: 'voted', votes: { __typename: 'MeetingVotes', for: 9, against: 1, abstain: 0 }, outcome: 'carried' }
  const before = meeting({ ...published, items: [item(carried)], steps: [step('record_freed')] })
  const after = meeting({ ...published, items: [item({ ...carried, decision: { __typename: 'MeetingDecision', id: 'd1', number: '2026/8', title: inAll('Talousarvio') } })], steps: [] })
  let now = before
  const { user, asked } = await draw(<OneMeeting id="k1" />, {
    address: '/fi/governance/meetings/k1',
    answers: {
      Meeting: () => ({ meeting: now }),
      PublishMinutes: () => {
        now = after
        return { publishMinutes: { __typename: 'MeetingPayload', meeting: after } }
      },
      PartyAnswers: () => ({ partyAnswers: { __typename: 'PartyAnswers', id: 'i1', isWaiting: now === before, mayRecord: now === before, parties: [party] } })
    }
  })
  await screen.findByRole('button', { name: /Kirjaa vastaus/ })
  await user.click(screen.getByRole('button', { name: 'Kirjaa odottaneet päätökset' }))
  const dialog = within(await screen.findByRole('dialog'))
  dialog.getByText('1. Talousarvio')
  await user.click(dialog.getByRole('button', { name: 'Kirjaa päätökset' }))
  await screen.findByRole('link', { name: /2026\/8/ })
  await waitFor(() => expect(screen.queryByRole('button', { name: /Kirjaa vastaus/ })).toBeNull())
  expect(asked('PublishMinutes')).toEqual([{ input: { meetingId: 'k1', expectedVersion: 3, publication: 'members' } }])
})
