/** Drives the change wizard in a spec as its writer would: by labels, options and buttons. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import { today } from '../../testing/network-examples.js'
import { ChangeWizardPage } from '../change-wizard.page.js'
import { changeAnswers } from './change-answers.js'

export const aChanger = { ...aViewer, today, actions: [...aViewer.actions, 'network.change'] }

export async function openWizard(search = '', answers: Answers = {}) {
  const server = serve(changeAnswers(answers))
  const page = await renderInApp(<ChangeWizardPage />, { address: `/fi/network/change${search}`, viewer: aChanger })
  const user = userEvent.setup()
  return {
    ...page,
    ...server,
    user,
    /** Chooses from a list by what is typed into it. */
    async choose(label: string | RegExp, typed: string, option: RegExp) {
      const box = await screen.findByRole('combobox', { name: label })
      await user.clear(box)
      await user.type(box, typed)
      const list = document.getElementById(box.getAttribute('aria-controls') ?? '') ?? document.body
      await user.click(await within(list).findByRole('option', { name: option, hidden: true }))
    },
    async press(name: string | RegExp) {
      await user.click(await screen.findByRole('button', { name }))
    },
    async fill(label: string, typed: string) {
      const field = await screen.findByLabelText(label)
      await user.clear(field)
      await user.type(field, typed)
    },
    /** The operation that was last previewed. */
    previewed() {
      const asked = server.asked.filter(({ name }) => name === 'PreviewNetworkChange').at(-1)
      return asked?.variables['input'] as { effectiveOn: string; operation: Record<string, unknown> } | undefined
    }
  }
}

export type WizardDriver = Awaited<ReturnType<typeof openWizard>>

/** From the second step through the third to the preview. */
export async function toPreview({ press, fill, previewed }: WizardDriver, day = '1.1.2027') {
  await press('Jatka: Milloin ja miksi')
  await screen.findByRole('heading', { name: 'Vaihe 3/5: Milloin ja miksi' })
  await fill('Voimaan', day)
  await fill('Perustelu', 'Alueiden työnjako')
  await press('Jatka: Seuraukset')
  await screen.findByRole('heading', { name: 'Vaihe 4/5: Seuraukset' })
  await waitFor(() => expect(previewed()).toBeDefined())
}
