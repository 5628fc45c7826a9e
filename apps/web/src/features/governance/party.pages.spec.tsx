import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aViewer, renderInApp, serve } from '../../app/testing.js'
import { PartyQuestionsPage } from './party/party-questions.page.js'

const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const question = (of: Record<string, unknown> = {}) => ({
  __typename: 'PartyQuestion',
  ...{ id: 'b1:funder:o1', subjectId: 'b1', recordId: 'b1', kind: 'ballot', party: 'funder', demand: 'consent', voice: { __typename: 'PartyVoice', id: 'o1', name: inAll('Itäinen rahasto') }, title: inAll('Varojen käyttö') },
  ...{ content: inAll('Käytetäänkö varat koulutukseen?'), body: inAll('Jäsenkokous'), outcome: 'carried', answer: null, saidOn: null, ...of }
})
const answered = question({ id: 'p1:funder:o1', subjectId: 'p1', recordId: 'p1', kind: 'proposal', title: inAll('Tilojen vuokra'), outcome: null, answer: 'agrees', saidOn: '2026-11-12' })

async function draw(questions: readonly unknown[], address = '/fi/governance/answers') {
  const AnswerAsParty = () => ({ answerAsParty: { __typename: 'PartyQuestionsPayload', questions } })
  const served = serve({ PartyQuestions: () => ({ partyQuestions: questions }), AnswerAsParty })
  const drawn = await renderInApp(<PartyQuestionsPage />, { address, viewer: { ...aViewer, actions: ['party.answer'] }, features: ['app', 'party'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

it('whoever speaks for a party reads what is asked and answers in their own name, with a reason when they refuse', async () => {
  const { container, user, asked } = await draw([question(), answered])
  expect(await screen.findByRole('heading', { name: 'Varojen käyttö' })).toBeVisible()
  expect(screen.getByText('Äänestyksen tulos: hyväksytty')).toBeVisible()
  expect(screen.getByText('Suostuu 12.11.2026')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Avaa asia' })).toBeNull()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Vastaa: Itäinen rahasto, Varojen käyttö' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Lähetä vastaus' }))
  expect(await dialog.findAllByText('Valitse vastaus.')).not.toEqual([])
  await user.selectOptions(dialog.getByLabelText('Vastaus'), 'refuses')
  await user.click(dialog.getByRole('button', { name: 'Lähetä vastaus' }))
  expect(await dialog.findAllByText('Kerro perustelu.')).not.toEqual([])
  expect(asked('AnswerAsParty')).toEqual([])
  await user.type(dialog.getByLabelText(/^Perustelu/), 'Ei varoja')
  await user.click(dialog.getByRole('button', { name: 'Lähetä vastaus' }))
  await waitFor(() => expect(asked('AnswerAsParty')).toEqual([{ input: { subjectId: 'b1', party: 'funder', voiceId: 'o1', answer: 'refuses', reason: 'Ei varoja' } }]))
})

it('a link leads to one of them, the filters narrow, and nothing asked is explained', async () => {
  const { user, unmount } = await draw([question(), answered], '/fi/governance/answers?question=p1:funder:o1')
  expect(await screen.findByRole('heading', { name: 'Tilojen vuokra' })).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Varojen käyttö' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Näytä kaikki' }))
  expect(await screen.findByRole('heading', { name: 'Varojen käyttö' })).toBeVisible()
  unmount()
  const narrowed = await draw([question(), answered], '/fi/governance/answers?state=answered&q=varojen')
  expect(await screen.findByText('Suodattimilla ei löydy asioita')).toBeVisible()
  narrowed.unmount()
  const ordered = await draw([question(), answered], '/fi/governance/answers?sort=saidOn')
  await screen.findByRole('heading', { name: 'Tilojen vuokra' })
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(['Tilojen vuokra', 'Varojen käyttö'])
  expect(screen.getByRole('button', { name: 'Lataa CSV' })).toBeEnabled()
  ordered.unmount()
  await draw([])
  expect(await screen.findByText('Sinulta ei pyydetä vastauksia')).toBeVisible()
})
