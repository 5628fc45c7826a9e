import { screen, within } from '@testing-library/react'
import { renderInApp, serve } from '../../../app/testing.js'
import { ReturnStrip } from './return-strip.js'

const stage = (of: Record<string, unknown>) => ({
  ...{ __typename: 'StripStage', state: 'ahead', people: [], deputies: [], since: null, dueOn: '2026-11-12', isWaitingForViewer: false },
  ...of
})

const aReturn = {
  ...{ __typename: 'UnitReturn', id: 'r1', state: 'submitted', isLate: false, effectiveDueOn: '2026-11-06' },
  strip: [
    stage({ stage: 'opened', state: 'done', dueOn: '2026-10-01' }),
    stage({ stage: 'unit', state: 'done', people: ['Riikka Korhonen'], since: '2026-11-04T07:00:00Z' }),
    stage({ stage: 'centre', state: 'current', people: ['Maarit Oinonen', 'Aino Salmela', 'Eeva Salo'], deputies: ['T. Laakso'], since: '2026-11-04T07:00:00Z', isWaitingForViewer: true }),
    stage({ stage: 'headquarters', people: ['Sanna Kivelä'] }),
    stage({ stage: 'locked' })
  ]
}

it('says who has it, since when, who stands in, and that it waits for the viewer', async () => {
  serve({ ReturnStrip: () => ({ unitReturn: aReturn }) })
  await renderInApp(<ReturnStrip returnId="r1" />, { features: ['app', 'results', 'approval', 'unitReturn'] })
  const strand = await screen.findByRole('list', { name: 'Ilmoituksen kulku' })
  const stages = within(strand).getAllByRole('listitem')
  expect(stages).toHaveLength(5)
  const [opened, , centre, head] = stages
  expect(centre).toHaveAttribute('aria-current', 'step')
  for (const text of ['Aluekeskus tarkastaa', 'odottaa sinua', 'Maarit Oinonen, Aino Salmela ja 1 muuta', 'sijainen T. Laakso', /ke\s4\.11\. alkaen/]) {
    expect(within(centre!).getByText(text)).toBeVisible()
  }
  expect(within(head!).getByText(/to\s12\.11\. mennessä/)).toBeVisible()
  expect(within(opened!).getByText('Pääkonttori')).toBeVisible()
  expect(within(head!).queryByText('odottaa sinua')).not.toBeInTheDocument()
})
