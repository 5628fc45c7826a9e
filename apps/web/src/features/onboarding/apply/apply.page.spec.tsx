import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { ApplyByLink } from './apply.page.js'
import { CallView } from './apply-begin.js'

const token = 'a'.repeat(43)
const inAll = (fi: string) => ({ fi, sv: fi, en: fi })
const me = { id: 'p1', name: 'Hilla Hakija', email: 'hilla@hakija.example', isMe: true, linkUntil: '2026-12-01T08:00:00Z' }
const other = { ...me, id: 'p2', name: 'Tuula Toinen', email: 'tuula@hakija.example', isMe: false }
const organisation = { section: 'organisation', content: { name: 'Pajapolku ry', businessId: '', languages: [] }, version: 3, changedBy: 'Tuula Toinen', changedAt: '2026-11-04T08:00:00Z' }
const door = (of: Record<string, unknown> = {}) => ({
  ...{ id: 'a1', state: 'draft', formVersion: 1, name: 'Pajapolku ry', language: 'fi', consortiumName: inAll('T&O-konsortio'), centreName: inAll('Itä-Suomi'), centreEmail: null, callTitle: null },
  ...{ closesOn: null, submittedAt: null, standing: null, sections: [organisation], files: [], people: [me, other], questions: [], events: [], decisions: [] },
  ...of
})
const saved = (version: number, standing: string | null = null) => ({ version, changedBy: 'Hilla Hakija', changedAt: '2026-11-05T08:00:00Z', standing })
const refused = (code: string, more: Record<string, unknown> = {}) => new Refusal(400, { error: { code, kind: 'invalid', path: [], params: {}, errorId: 'e', ...more } })

async function draw(node: React.ReactElement, answers: Answers) {
  const served = serve({ 'GET /api/applications/municipalities': () => [{ code: '167', name: inAll('Joensuu') }], ...answers })
  const drawn = await renderInApp(node, { address: '/fi/apply', features: ['app', 'apply', 'application'] })
  const sent = (path: string) => served.asked.filter(({ name }) => name === `POST /api/applications/${path}`).map(({ variables }) => variables)
  return { ...drawn, sent, user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

describe('an application that is written', () => {
  it('saves what is typed by itself, on top of the version that was read, and says who wrote last', async () => {
    const { container, user, sent } = await draw(<ApplyByLink token={token} />, { 'POST /api/applications/door': () => door(), 'POST /api/applications/section': () => saved(4) })
    expect(await screen.findByText(/Viimeksi kirjoitti Tuula Toinen/)).toBeVisible()
    expect(screen.getByText(/^Pakollisista kohdista täytetty 1\//)).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: /Y-tunnus/ }), '1234567-1')
    await waitFor(() => expect(sent('section')).toMatchObject([{ section: 'organisation', expectedVersion: 3, content: { name: 'Pajapolku ry', businessId: '1234567-1' } }]))
    expect(await screen.findByText(/^Pakollisista kohdista täytetty 2\//)).toBeVisible()
    await noBarrier(container)
  })

  it('says at once what is wrong with a business id, and what the network says of a right one', async () => {
    const { user } = await draw(<ApplyByLink token={token} />, { 'POST /api/applications/door': () => door(), 'POST /api/applications/section': () => saved(4, 'applied') })
    const field = await screen.findByRole('textbox', { name: /Y-tunnus/ })
    await user.type(field, '1234567-0')
    await user.tab()
    expect(field).toBeInvalid()
    await user.clear(field)
    await user.type(field, '1234567-1')
    expect(await screen.findByText(/on jo hakemus vireillä/)).toBeVisible()
  })

  it('loses nothing when somebody else has written: whoever writes chooses', async () => {
    let isStale = true
    const { user, sent } = await draw(<ApplyByLink token={token} />, {
      'POST /api/applications/door': () => door({ sections: [isStale ? organisation : { ...organisation, version: 7, content: { ...organisation.content, town: 'Lieksa' } }] }),
      'POST /api/applications/section': () => {
        if (!isStale) return saved(8)
        isStale = false
        throw new Refusal(409, { error: { code: 'STALE', kind: 'conflict', path: [], params: {}, errorId: 'e' } })
      }
    })
    await user.type(await screen.findByRole('textbox', { name: 'Postitoimipaikka' }), 'Nurmes')
    await user.click(await screen.findByRole('button', { name: 'Pidä minun tekstini' }))
    await waitFor(() => expect(sent('section').at(-1)).toMatchObject({ expectedVersion: 7, content: { town: 'Nurmes' } }))
  })

  it('is kept in the tab while nobody answers', async () => {
    const { user } = await draw(<ApplyByLink token={token} />, {
      'POST /api/applications/door': () => door(),
      'POST /api/applications/section': () => {
        throw new TypeError('Failed to fetch')
      }
    })
    await user.type(await screen.findByRole('textbox', { name: 'Katuosoite' }), 'Verstaskatu 1')
    expect(await screen.findByText(/Yhteyttä ei ole/)).toBeVisible()
    expect(sessionStorage.getItem('solmu-draft/application/p1/a1/organisation')).toContain('Verstaskatu 1')
  })

  it('lists what is missing when it is sent, each leading to its field', async () => {
    const { user } = await draw(<ApplyByLink token={token} />, {
      'POST /api/applications/door': () => door(),
      'POST /api/applications/submit': () => {
        throw refused('APPLICATION_INCOMPLETE', { issues: [{ code: 'REQUIRED', kind: 'invalid', path: ['organisation', 'businessId'], params: {} }] })
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Lähetä hakemus' }))
    await user.click(await screen.findByRole('link', { name: /Y-tunnus/ }))
    expect(screen.getByRole('textbox', { name: /Y-tunnus/ })).toHaveFocus()
  })

  it('refuses a scan that is too large before it is sent', async () => {
    const { user, sent } = await draw(<ApplyByLink token={token} />, { 'POST /api/applications/door': () => door() })
    const [input] = await screen.findAllByLabelText(/Lisää asiakirja/)
    const large = new File(['x'], 'skanni.pdf', { type: 'application/pdf' })
    Object.defineProperty(large, 'size', { value: 30 * 1024 * 1024 })
    await user.upload(input!, large)
    expect(await screen.findByText(/enintään 20/, { selector: 'p[id$="-error"]' })).toBeVisible()
    expect(sent('files/to/organisation')).toEqual([])
  })
})

describe('an application that was sent', () => {
  it('is read, and its questions are answered', async () => {
    const question = { id: 'q1', section: 'own_production', body: 'Mitä tuotatte?', askedAt: '2026-11-04T08:00:00Z', answer: '', answeredBy: '', answeredAt: null }
    const { container, user, sent } = await draw(<ApplyByLink token={token} />, {
      'POST /api/applications/door': () => door({ state: 'submitted', submittedAt: '2026-11-03T08:00:00Z', questions: [question] }),
      'POST /api/applications/answer': () => ({ answeredAt: '2026-11-05T08:00:00Z' })
    })
    await user.type(await screen.findByRole('textbox', { name: 'Vastaus' }), 'Pöytiä')
    await user.click(screen.getByRole('button', { name: 'Lähetä vastaus' }))
    await waitFor(() => expect(sent('answer')).toEqual([{ questionId: 'q1', answer: 'Pöytiä' }]))
    expect(screen.queryByRole('button', { name: 'Lähetä hakemus' })).not.toBeInTheDocument()
    await noBarrier(container)
  })
})

describe('an application that was decided', () => {
  const rejected = { id: 'd1', outcome: 'rejected', number: '3/2026', decidedOn: '2026-11-02', reasons: 'Omaa tuotantoa ei ole.', conditions: '', appealUntil: '2026-12-02', appealBody: 'head_office', reapplyFrom: '2027-11-02', annulledOn: null, annulledReason: '', appealedOn: null, appealOutcome: null, appealReasons: '' }

  it('says why, until when and where one can ask for a review, and when one can apply again', async () => {
    const { container } = await draw(<ApplyByLink token={token} />, { 'POST /api/applications/door': () => door({ state: 'rejected', submittedAt: '2026-10-01T08:00:00Z', centreEmail: 'itasuomi@solmu.example', decisions: [rejected] }) })
    expect(await screen.findByRole('heading', { name: 'Hakemus hylätty' })).toBeVisible()
    expect(screen.getByText('Omaa tuotantoa ei ole.')).toBeVisible()
    expect(screen.getByText(/oikaisua viimeistään 2\.12\.2026.*itasuomi@solmu\.example.*pääkonttori/)).toBeVisible()
    expect(screen.getByText('Uuden hakemuksen voi tehdä 2.11.2027 alkaen.')).toBeVisible()
    await noBarrier(container)
  })

  it('says that a decision was annulled, and what came of a request for review', async () => {
    const annulled = { ...rejected, annulledOn: '2026-11-20', annulledReason: 'Muotovirhe' }
    const stands = { ...rejected, id: 'd2', appealedOn: '2026-11-10', appealOutcome: 'upheld', appealReasons: 'Arviointi on tehty oikein.' }
    await draw(<ApplyByLink token={token} />, { 'POST /api/applications/door': () => door({ state: 'in_decision', submittedAt: '2026-10-01T08:00:00Z', decisions: [annulled, stands] }) })
    expect(await screen.findByText('Muotovirhe')).toBeVisible()
    expect(screen.getByText(/päätös pysyy/)).toBeVisible()
    expect(screen.getByText('Arviointi on tehty oikein.')).toBeVisible()
    expect(screen.getAllByText(/Uuden hakemuksen/)).toHaveLength(1)
  })
})

describe('without a link that holds', () => {
  it('a new one is asked for, and the answer tells nothing', async () => {
    const { user, sent } = await draw(<ApplyByLink token={token} />, {
      'POST /api/applications/door': () => {
        throw new Refusal(404, { error: { code: 'LINK_EXPIRED', kind: 'missing', path: [], params: {}, errorId: 'e' } })
      },
      'POST /api/applications/link': () => ({ ok: true })
    })
    await user.type(await screen.findByRole('textbox', { name: 'Sähköposti' }), 'hilla@hakija.example')
    await user.click(screen.getByRole('button', { name: 'Lähetä uusi linkki' }))
    expect(await screen.findByText(/Jos osoite on/)).toBeVisible()
    expect(sent('link')).toEqual([{ email: 'hilla@hakija.example' }])
  })

  it('anybody begins by an open call, and by none that is over', async () => {
    const call = { id: 'c1', title: inAll('Avoin haku'), body: inAll('Haemme toimijoita'), opensOn: '2026-11-01', closesOn: '2026-12-01', state: 'open', unitName: inAll('Itä-Suomi'), consortiumName: inAll('T&O') }
    const { container, user, sent } = await draw(<CallView id="c1" />, { 'GET /api/applications/calls/c1': () => call, 'POST /api/applications/begin': () => ({ ok: true }) })
    await user.type(await screen.findByRole('textbox', { name: 'Organisaation nimi' }), 'Uusi ry')
    await user.type(screen.getByRole('textbox', { name: 'Oma nimesi' }), 'Uuno Uusi')
    await user.type(screen.getAllByRole('textbox', { name: /Sähköposti/ })[0]!, 'uuno@hakija.example')
    await user.click(screen.getByRole('button', { name: 'Aloita ja lähetä linkki' }))
    expect(await screen.findByText('Tarkista sähköpostisi')).toBeVisible()
    expect(sent('begin')).toEqual([{ callId: 'c1', language: 'fi', organisation: 'Uusi ry', name: 'Uuno Uusi', email: 'uuno@hakija.example' }])
    await noBarrier(container)
  })
})
