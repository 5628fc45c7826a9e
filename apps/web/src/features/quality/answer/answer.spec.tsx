import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aSurvey } from '@solmu/domain/quality/testing/surveys.js'
import { type Answers, renderInApp, serve } from '../../../app/testing.js'
import { AnswerByLink } from './answer.page.js'
import { Kiosk } from './kiosk.page.js'

const token = 'a'.repeat(43)
const { name, intro, thanks, questions } = aSurvey
const door = { state: 'open', unitName: { fi: 'Kiteen Kaari', sv: '', en: '' }, minimum: 10, content: { name, intro, thanks, questions } }
const not = (state: string) => ({ state, unitName: null, minimum: null, content: null })

async function draw(node: React.ReactElement, answers: Answers) {
  const served = serve(answers)
  const drawn = await renderInApp(node, { address: '/fi/answer', features: ['app'] })
  const sent = (path: string) => served.asked.filter((each) => each.name === `POST /api/answers/${path}`).map(({ variables }) => variables as Record<string, unknown>)
  return { ...drawn, sent, user: userEvent.setup() }
}

const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

describe('answering by a link', () => {
  it('says who reads it and what is promised, in the language that is chosen, and keeps what was chosen', async () => {
    const { container, user } = await draw(<AnswerByLink token={token} />, { 'POST /api/answers/link': () => door })
    expect(await screen.findByRole('heading', { level: 1, name: 'Survey fi' })).toBeVisible()
    expect(screen.getByText('Vastauksia lukevat Kiteen Kaari ja sen verkosto.')).toBeVisible()
    expect(screen.getByText('Tuloksia ei koskaan näytetä, jos vastauksia on alle 10.')).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'good fi' }))
    await user.click(screen.getByRole('radio', { name: 'Selkosuomi' }))
    expect(screen.getByRole('heading', { level: 1, name: 'Survey easy' })).toBeVisible()
    expect(screen.getByRole('radio', { name: 'good easy' })).toBeChecked()
    expect(document.documentElement.lang).toBe('fi')
    await user.click(screen.getByRole('radio', { name: 'Svenska' }))
    expect(document.documentElement.lang).toBe('sv')
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
    await noBarrier(container)
  })

  it('asks for what has to be answered, sends once, and thanks', async () => {
    const { user, sent } = await draw(<AnswerByLink token={token} />, { 'POST /api/answers/link': () => door, 'POST /api/answers/link/send': () => ({ state: 'done' }) })
    const button = await screen.findByRole('button', { name: 'Lähetä vastaus' })
    await user.click(button)
    expect(screen.getByRole('alert')).toHaveTextContent('Vastaa vielä tähän kysymykseen: Question overall fi')
    await waitFor(() => expect(screen.getByRole('group', { name: /Question overall fi/ })).toHaveFocus())
    await user.click(screen.getByRole('radio', { name: 'fair fi' }))
    await user.click(screen.getByRole('checkbox', { name: 'visit fi' }))
    await user.type(screen.getByRole('textbox', { name: 'Question words fi' }), 'Hyvä paikka')
    await user.dblClick(button)
    expect(await screen.findByRole('heading', { name: 'Vastaus on lähetetty' })).toBeVisible()
    expect(sent('link/send')).toEqual([{ token, answers: { overall: ['fair'], help: ['visit'], words: ['Hyvä paikka'] } }])
  })

  it('keeps everything when the connection breaks, and sends it again when told to', async () => {
    let isBroken = true
    const { user, sent } = await draw(<AnswerByLink token={token} />, {
      'POST /api/answers/link': () => door,
      'POST /api/answers/link/send': () => {
        if (isBroken) throw new TypeError('Failed to fetch')
        return { state: 'done' }
      }
    })
    await user.click(await screen.findByRole('radio', { name: 'good fi' }))
    await user.click(screen.getByRole('button', { name: 'Lähetä vastaus' }))
    expect(await screen.findByText(/Yhteys katkesi\. Vastauksesi on tallessa/)).toBeVisible()
    expect(screen.getByRole('radio', { name: 'good fi' })).toBeChecked()
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Yritä uudelleen' }))
    expect(await screen.findByRole('heading', { name: 'Vastaus on lähetetty' })).toBeVisible()
    expect(sent('link/send')).toHaveLength(2)
  })

  it('goes through the questions one by one when that is chosen', async () => {
    const { user } = await draw(<AnswerByLink token={token} />, { 'POST /api/answers/link': () => door })
    await user.click(await screen.findByRole('radio', { name: 'Yksi kerrallaan' }))
    expect(screen.getByText('Kysymys 1/4')).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'good fi' }))
    await user.click(screen.getByRole('button', { name: 'Seuraava' }))
    expect(screen.getByText('Kysymys 2/4')).toBeVisible()
    expect(screen.queryByRole('radio', { name: 'good fi' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Edellinen' }))
    expect(screen.getByRole('radio', { name: 'good fi' })).toBeChecked()
  })

  it.each([
    ['used', 'Linkillä on jo vastattu'],
    ['early', 'Kysely ei ole vielä auki'],
    ['closed', 'Kysely on päättynyt'],
    ['unknown', 'Linkki ei toimi']
  ])('says so when the link is %s', async (state, title) => {
    await draw(<AnswerByLink token={token} />, { 'POST /api/answers/link': () => not(state) })
    expect(await screen.findByRole('heading', { name: title })).toBeVisible()
    expect(screen.queryByText(/Survey/)).not.toBeInTheDocument()
  })
})

describe('a device', () => {
  it('asks one at a time, begins anew after each answer, and knows every answer by a number of its own', async () => {
    const { container, user, sent } = await draw(<Kiosk token={token} />, { 'POST /api/answers/kiosk': () => door, 'POST /api/answers/kiosk/send': () => ({ state: 'done' }) })
    for (const turn of [1, 2]) {
      await user.click(await screen.findByRole('radio', { name: 'good fi' }))
      for (let place = 1; place < 4; place++) await user.click(screen.getByRole('button', { name: 'Seuraava' }))
      await user.click(screen.getByRole('button', { name: 'Lähetä vastaus' }))
      await user.click(await screen.findByRole('button', { name: 'Seuraava vastaaja' }))
      expect(within(container).getByText('Kysymys 1/4')).toBeVisible()
      expect(screen.getByRole('radio', { name: 'good fi' })).not.toBeChecked()
      expect(sent('kiosk/send')).toHaveLength(turn)
    }
    const nonces = sent('kiosk/send').map(({ nonce }) => nonce)
    expect([nonces.every((nonce) => /^[0-9a-f]{32}$/.test(String(nonce))), new Set(nonces).size]).toEqual([true, 2])
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })
})
