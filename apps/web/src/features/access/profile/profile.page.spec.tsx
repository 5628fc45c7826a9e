import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { ProfilePage } from './profile.page.js'

const refusal = (code: string, kind: string, path: readonly string[] = []) =>
  new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params: { min: 12 }, errorId: null } }] })

function refuse(code: string, kind: string, path?: readonly string[]): never {
  throw refusal(code, kind, path)
}

const saved = (variables: Record<string, unknown>) => {
  const { expectedVersion, ...input } = variables['input'] as Record<string, unknown>
  return { updateProfile: { viewer: { ...aViewer, ...input, version: Number(expectedVersion) + 1 } } }
}

/** What was asked to be changed. */
const changes = (asked: readonly { readonly name: string; readonly variables: Record<string, unknown> }[]) =>
  asked.filter(({ name }) => name === 'UpdateProfile')

async function draw(answers: Answers) {
  const served = serve({ OwnAssignments: () => ({ viewer: { __typename: 'Viewer', id: aViewer.id, assignments: [] } }), ...answers })
  const user = userEvent.setup()
  await renderInApp(<ProfilePage />, { address: '/fi/profile' })
  return { ...served, user }
}

describe('the own details', () => {
  it('saves what was changed, on the version that was read', async () => {
    const { asked, user } = await draw({ UpdateProfile: saved })
    await user.clear(screen.getByLabelText('Nimi'))
    await user.paste('Aino Salmela-Koski')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(changes(asked)).toHaveLength(1))
    expect(changes(asked)[0]?.variables['input']).toEqual({ displayName: 'Aino Salmela-Koski', expectedVersion: 1 })
  })

  it('refuses an empty name before it is sent, and leads to the field', async () => {
    const { asked, user } = await draw({})
    await user.clear(screen.getByLabelText('Nimi'))
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus())
    await user.click(screen.getByRole('link', { name: 'Nimi: Kirjoita nimesi.' }))
    await waitFor(() => expect(screen.getByLabelText('Nimi')).toHaveFocus())
    expect(screen.getByLabelText('Nimi')).toBeInvalid()
    expect(changes(asked)).toEqual([])
  })

  it('shows both values when the profile was changed elsewhere, and saves mine on the newest version', async () => {
    const newer = { ...aViewer, displayName: 'Aino S. Salmela', version: 7 }
    const versions: unknown[] = []
    const { user } = await draw({
      Viewer: () => ({ viewer: newer }),
      UpdateProfile: (variables) => {
        const { expectedVersion } = variables['input'] as { expectedVersion: number }
        versions.push(expectedVersion)
        return expectedVersion === 7 ? saved(variables) : refuse('STALE', 'conflict')
      }
    })
    await user.clear(screen.getByLabelText('Nimi'))
    await user.paste('Aino Koski')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    const clash = await screen.findByRole('row', { name: /Nimi Aino Koski Aino S\. Salmela/ })
    expect(clash).toBeVisible()
    expect(screen.getByLabelText('Nimi')).toHaveValue('Aino Koski')
    await user.click(screen.getByRole('button', { name: 'Tallenna omat' }))
    await waitFor(() => expect(versions).toEqual([1, 7]))
    await waitFor(() => expect(screen.queryByRole('row', { name: /Aino S\. Salmela/ })).not.toBeInTheDocument())
  })

  it('saves without asking when somebody else has changed another field', async () => {
    const { asked, user } = await draw({
      Viewer: () => ({ viewer: { ...aViewer, density: 'compact', version: 7 } }),
      UpdateProfile: (variables) =>
        (variables['input'] as { expectedVersion: number }).expectedVersion === 7 ? saved(variables) : refuse('STALE', 'conflict')
    })
    await user.selectOptions(screen.getByLabelText('Teema'), 'dark')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(changes(asked)).toHaveLength(2))
    expect(changes(asked)[1]?.variables['input']).toEqual({ theme: 'dark', expectedVersion: 7 })
    expect(screen.queryByText('Tallenna omat')).not.toBeInTheDocument()
  })

  it('takes the saved values when they are wanted', async () => {
    const { user } = await draw({
      Viewer: () => ({ viewer: { ...aViewer, displayName: 'Aino S. Salmela', version: 7 } }),
      UpdateProfile: () => refuse('STALE', 'conflict')
    })
    await user.type(screen.getByLabelText('Nimi'), ' X')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    await user.click(await screen.findByRole('button', { name: 'Ota tallennetut' }))
    expect(screen.getByLabelText('Nimi')).toHaveValue('Aino S. Salmela')
  })

  it('keeps what was typed when the server cannot be reached', async () => {
    const { user } = await draw({ UpdateProfile: () => refuse('UNAVAILABLE', 'unavailable') })
    await user.type(screen.getByLabelText('Nimi'), ' Koski')
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    expect(await screen.findByText(/Palvelin ei vastaa/)).toBeVisible()
    expect(screen.getByLabelText('Nimi')).toHaveValue('Aino Salmela Koski')
  })
})
