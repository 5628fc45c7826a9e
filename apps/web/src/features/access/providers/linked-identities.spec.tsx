import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { onProofNeeded } from '../../../graphql/proof.js'
import { linkAddress, LinkedIdentities } from './linked-identities.js'

const name = { __typename: 'LocalizedText', fi: 'Säätiön tunnus', sv: 'Stiftelsens konto', en: 'Foundation account' }
const link = {
  ...{ __typename: 'LinkedIdentity', id: 'l1', name, issuer: 'https://tunnus.example' },
  ...{ linkedAt: '2026-10-01T06:00:00.000Z', lastUsedAt: '2026-11-04T07:05:00.000Z' }
}
const WAY = `GET ${linkAddress('p1', 'fi')}`
const viewerWith = (links: readonly unknown[]) => ({ viewer: { __typename: 'Viewer', id: aViewer.id, linkedIdentities: links } })
const state = { signedIn: true, isSetUp: true, isDemo: false, demoAccounts: [], demoPassword: null, providers: [{ id: 'p1', name }] }

async function draw(answers: Answers = {}, address = '/fi/profile/security') {
  const served = serve({ LinkedIdentities: () => viewerWith([link]), 'GET /auth/state': () => state, ...answers })
  const user = userEvent.setup()
  const { container } = await renderInApp(<LinkedIdentities />, { address })
  return { ...served, user, container }
}

it('shows since when and when last, and asks before it unlinks', async () => {
  let links: readonly unknown[] = [link]
  const { user, asked } = await draw({
    LinkedIdentities: () => viewerWith(links),
    UnlinkIdentity: () => {
      links = []
      return { unlinkIdentity: { __typename: 'UnlinkIdentityPayload', linkedIdentities: [] } }
    }
  })
  const row = (await screen.findByText('Säätiön tunnus')).closest('tr')!
  expect(within(row).getByText('1.10.2026 klo 9.00')).toBeVisible()
  expect(within(row).getByText('4.11.2026 klo 9.05')).toBeVisible()
  await user.click(within(row).getByRole('button', { name: 'Poista yhteys: Säätiön tunnus' }))
  expect(asked.some((one) => one.name === 'UnlinkIdentity')).toBe(false)
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Poista yhteys' }))
  expect(await screen.findByText('Tunnustasi ei ole yhdistetty.')).toBeVisible()
  expect(asked).toContainEqual({ name: 'UnlinkIdentity', variables: { input: { linkId: 'l1' } } })
})

it('says why one cannot be unlinked', async () => {
  const { user } = await draw({
    UnlinkIdentity: () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code: 'LAST_WAY_IN', kind: 'conflict', path: [], params: {}, errorId: null } }] })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Poista yhteys: Säätiön tunnus' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Poista yhteys' }))
  expect(await screen.findByText(/ainoa tapasi kirjautua/)).toBeVisible()
})

it('asks for a proof before it leaves for the provider, and stays when there is none', async () => {
  const proofs: string[] = []
  const stop = onProofNeeded(async () => {
    proofs.push('asked')
    return false
  })
  const { user, asked } = await draw({
    LinkedIdentities: () => viewerWith([]),
    [WAY]: () => {
      throw new Refusal(403, { error: { code: 'PROOF_REQUIRED', kind: 'denied', path: [], params: {}, errorId: null } })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Yhdistä: Säätiön tunnus' }))
  await waitFor(() => expect(proofs).toEqual(['asked']))
  expect(asked.map((one) => one.name)).toContain(WAY)
  expect(await screen.findByRole('alert')).toBeVisible()
  stop()
})

it.each([
  ['problem=ALREADY_EXISTS', /on jo yhdistetty Solmun tunnukseen/],
  ['problem=PROVIDER_FAILED', /Tunnistuspalvelu ei vastannut odotetusti/],
  ['linked=yes', /Voit nyt kirjautua sillä/]
])('tells how linking ended: %s', async (search, words) => {
  await draw({}, `/fi/profile/security?${search}`)
  await waitFor(() => expect(screen.getByText(words).parentElement).toHaveFocus())
})

it('shows nothing where there is no provider', async () => {
  const { asked, container } = await draw({ LinkedIdentities: () => viewerWith([]), 'GET /auth/state': () => ({ ...state, providers: [] }) })
  await waitFor(() => expect(asked).toHaveLength(2))
  expect(container.querySelector('section')).toBeNull()
})
