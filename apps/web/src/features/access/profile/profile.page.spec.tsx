import { screen, waitFor, within } from '@testing-library/react'
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

async function draw(answers: Answers) {
  const served = serve(answers)
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
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]?.variables['input']).toEqual({ displayName: 'Aino Salmela-Koski', expectedVersion: 1 })
  })

  it('refuses an empty name before it is sent, and leads to the field', async () => {
    const { asked, user } = await draw({})
    await user.clear(screen.getByLabelText('Nimi'))
    await user.click(screen.getByRole('button', { name: 'Tallenna' }))
    expect(await screen.findByRole('alert')).toHaveFocus()
    await user.click(screen.getByRole('link', { name: 'Kirjoita nimesi.' }))
    expect(screen.getByLabelText('Nimi')).toHaveFocus()
    expect(screen.getByLabelText('Nimi')).toBeInvalid()
    expect(asked).toEqual([])
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
    await waitFor(() => expect(asked).toHaveLength(3))
    expect(asked[2]?.variables['input']).toEqual({ theme: 'dark', expectedVersion: 7 })
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

describe('the password', () => {
  const good = 'neljä hidasta karhua metsässä'

  async function fill(user: ReturnType<typeof userEvent.setup>, current: string, next: string) {
    await user.click(screen.getByLabelText('Nykyinen salasana'))
    await user.paste(current)
    await user.click(screen.getByLabelText('Uusi salasana'))
    await user.paste(next)
    await user.click(screen.getByRole('button', { name: 'Vaihda salasana' }))
  }

  it('says while typing how many characters are missing, and that one’s own name does not count', async () => {
    const { user } = await draw({})
    const field = screen.getByLabelText('Uusi salasana')
    await user.type(field, 'kissa')
    expect(screen.getByText('Vielä 7 merkkiä.')).toBeVisible()
    await user.clear(field)
    await user.type(field, 'ainosalmela1234')
    expect(screen.getByText(/Nimesi ja osoitteesi eivät kerrytä pituutta/)).toBeVisible()
    await user.clear(field)
    await user.type(field, good)
    expect(screen.getByText(/Pituus riittää/)).toBeVisible()
  })

  it.each([
    ['PASSWORD_WRONG', ['currentPassword'], 'Nykyinen salasana', /Nykyinen salasana on väärä/],
    ['PASSWORD_TOO_WEAK', ['input', 'newPassword'], 'Uusi salasana', /helppo arvata/]
  ] as const)('puts %s at its field and keeps what was typed', async (code, path, label, message) => {
    const { user } = await draw({ ChangePassword: () => refuse(code, 'invalid', path) })
    await fill(user, 'vanha', good)
    expect(await screen.findByRole('alert')).toHaveTextContent(message)
    expect(screen.getByLabelText(label)).toBeInvalid()
    expect(screen.getByLabelText('Uusi salasana')).toHaveValue(good)
  })

  it('does not send one that is too short', async () => {
    const { user, asked } = await draw({})
    await fill(user, 'vanha', 'lyhyt')
    expect(within(await screen.findByRole('alert')).getByText('Vielä 7 merkkiä.')).toBeVisible()
    expect(asked).toEqual([])
  })

  it('empties the fields and says that other sessions have ended', async () => {
    const { user } = await draw({ ChangePassword: () => ({ changePassword: { viewer: aViewer } }) })
    await fill(user, 'vanha', good)
    expect(await screen.findByText(/Muilla laitteilla on kirjauduttava uudelleen/)).toBeVisible()
    expect(screen.getByLabelText('Uusi salasana')).toHaveValue('')
  })
})
