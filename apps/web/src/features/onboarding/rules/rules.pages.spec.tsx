import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { CriteriaEditorPage } from './criteria-editor.page.js'
import { CriteriaPage } from './criteria.page.js'
import { PathEditorPage } from './path-editor.page.js'
import { PathPage } from './path.page.js'

const reader = { ...aViewer, actions: [...aViewer.actions, 'application.read'] }
const writer = { ...reader, actions: [...reader.actions, 'member.rule'] }
const marked = (text: object) => ({ __typename: 'LocalizedText', ...text })
const ships = { id: null, number: 0, isDraft: false, validFrom: null, validTo: null, isInForce: true, version: 0 }
const drafted = { id: 'd1', number: 1, isDraft: true, validFrom: null, validTo: null, isInForce: false, version: 4 }
const content = { __typename: 'DecisionPathContent', ...shippedPath, steps: shippedPath.steps.map((step) => ({ __typename: 'PathStepType', ...step })) }
const criteria = shippedCriteria.criteria.map((each) => ({ __typename: 'ApplicationCriterion', ...each, name: marked(each.name), question: marked(each.question), anchors: each.anchors.map(marked) }))
const paths = [drafted, ships].map((each) => ({ __typename: 'DecisionPathVersion', ...each, content }))
const sets = [ships].map((each) => ({ __typename: 'CriteriaSetVersion', ...each, criteria }))

async function draw(node: React.ReactElement, { address, viewer = writer, answers = {} }: { address: string; viewer?: typeof aViewer; answers?: Answers }) {
  const served = serve({
    DecisionPaths: () => ({ decisionPaths: paths }),
    CriteriaSets: () => ({ criteriaSets: sets }),
    SaveDecisionPath: () => ({ saveDecisionPath: { __typename: 'DecisionPathPayload', paths } }),
    SaveCriteriaSet: () => ({ saveCriteriaSet: { __typename: 'CriteriaSetPayload', sets } }),
    ReleaseDecisionPath: () => ({ releaseDecisionPath: { __typename: 'DecisionPathPayload', paths } }),
    ...answers
  })
  const drawn = await renderInApp(node, { address, viewer, features: ['app', 'application', 'selection'] })
  const asked = (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables)
  return { ...drawn, asked, user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

beforeEach(() => sessionStorage.clear())

it('shows the path that holds with its versions, and says before a release what it changes and what it keeps', async () => {
  const { container, user, asked } = await draw(<PathPage />, { address: '/fi/members/decision-path' })
  expect(await screen.findByText('Aluehallitus päättää.')).toBeVisible()
  expect(within(screen.getByRole('table')).getByRole('link', { name: 'Solmun mukana tuleva' })).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Julkaise luonnos' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/Jo päätettävänä olevat hakemukset pitävät polun/)).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Julkaise' }))
  await waitFor(() => expect(asked('ReleaseDecisionPath')).toEqual([{ input: { id: 'd1', expectedVersion: 4, validFrom: '2026-11-05' } }]))
})

it('names the field that is wrong, keeps what was typed, and saves the draft of a path', async () => {
  const { container, user, asked, unmount } = await draw(<PathEditorPage />, { address: '/fi/members/decision-path/edit' })
  const quorum = (await screen.findAllByRole('textbox', { name: 'Päätösvaltaisuus' }))[0]!
  await user.clear(quorum)
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Vaihe 1, Päätösvaltaisuus: Anna kokonaisluku väliltä 1–200.')
  expect(asked('SaveDecisionPath')).toEqual([])
  await user.type(quorum, '5')
  await noBarrier(container)
  unmount()
  const again = await draw(<PathEditorPage />, { address: '/fi/members/decision-path/edit' })
  await again.user.click(await screen.findByRole('button', { name: 'Jatka luonnoksesta' }))
  expect(screen.getAllByRole('textbox', { name: 'Päätösvaltaisuus' })[0]).toHaveValue('5')
  await again.user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  await waitFor(() => expect(again.asked('SaveDecisionPath')[0]).toMatchObject({ input: { expectedVersion: 4, validityDays: 365, steps: [{ body: 'regional_board', quorum: 5 }, { body: 'head_office' }] } }))
})

it('shows the criteria to those who read, and lets them write nothing', async () => {
  const { container, unmount } = await draw(<CriteriaPage />, { address: '/fi/members/criteria', viewer: reader })
  expect(await screen.findByRole('heading', { name: /Vakiintunut ja ammattimainen toiminta/ })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Kirjoita seuraava versio' })).not.toBeInTheDocument()
  await noBarrier(container)
  unmount()
  await draw(<CriteriaEditorPage />, { address: '/fi/members/criteria/edit', viewer: reader })
  expect(await screen.findByText('Vain pääkonttori kirjoittaa seuraavan version')).toBeVisible()
})

it('begins the next criteria from those that hold, in three languages', async () => {
  const { user, asked } = await draw(<CriteriaEditorPage />, { address: '/fi/members/criteria/edit' })
  const weight = (await screen.findAllByRole('textbox', { name: 'Paino' }))[0]!
  await user.clear(weight)
  await user.type(weight, '40')
  await user.click(screen.getByRole('radio', { name: 'Svenska' }))
  const name = screen.getAllByRole('textbox', { name: 'Nimi' })[0]!
  await user.clear(name)
  await user.type(name, 'Nytt')
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  await waitFor(() => expect(asked('SaveCriteriaSet')[0]).toMatchObject({ input: { expectedVersion: null, criteria: [{ weight: 40, name: { sv: 'Nytt' } }, {}, {}, {}, {}] } }))
})
