import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import type { Criterion, Scale } from '@solmu/domain/quality/framework.js'
import { renderInApp } from '../../../app/testing.js'
import { type CriterionAnswer, CriterionForm, isSendable, noAnswer } from './criterion-form.js'

const said = (fi: string) => ({ fi, sv: '', en: '' })
const level = (value: number, from: number | null = null) => ({ value, name: said(`Taso ${value}`), from })
const points: Scale = { code: 'p', kind: 'points', metFrom: 2, levels: [level(1), level(2)] }
const percent: Scale = { code: 'q', kind: 'percent', metFrom: 2, levels: [level(1, 0), level(2, 50)] }
const criterion = (scale: string): Criterion => ({
  ...{ code: 'a', title: said('Asiakas päättää'), guidance: said('Katsokaa suunnitelmia.'), evidence: said('Suunnitelma'), scale, weight: 1 },
  anchors: [{ value: 2, text: said('Asiakas päättää itse.') }]
})

function Written({ scale, onSay, isReadOnly = false }: { readonly scale: string; readonly onSay: (answer: CriterionAnswer) => void; readonly isReadOnly?: boolean }) {
  const [answer, setAnswer] = useState(noAnswer)
  const change = (next: CriterionAnswer) => {
    setAnswer(next)
    onSay(next)
  }
  return <CriterionForm {...{ content: { scales: [points, percent] }, criterion: criterion(scale), place: 3, answer, onChange: change, isReadOnly }} />
}

it('takes a level with its anchor, a comment, and a reason for leaving out', async () => {
  const heard: CriterionAnswer[] = []
  await renderInApp(<Written scale="p" onSay={(answer) => heard.push(answer)} />, { features: ['assessment'] })
  expect(screen.getByRole('article', { name: '3. Asiakas päättää' })).toHaveAttribute('id', 'criterion-a')
  await userEvent.click(screen.getByRole('radio', { name: /2 – Taso 2 Asiakas päättää itse/ }))
  expect(heard.at(-1)).toEqual({ value: 2, skipped: null, comment: '' })
  await userEvent.click(screen.getByRole('radio', { name: 'Ohitetaan perustellusti' }))
  expect(heard.at(-1)).toEqual({ value: null, skipped: '', comment: '' })
  expect(isSendable(heard.at(-1) ?? noAnswer)).toBe(false)
  await userEvent.type(screen.getByLabelText('Miksi kriteeri ohitetaan?'), 'Ei')
  await userEvent.type(screen.getByLabelText('Kommentti'), 'Ok')
  expect(heard.at(-1)).toEqual({ value: null, skipped: 'Ei', comment: 'Ok' })
  await userEvent.click(screen.getByRole('radio', { name: /1 – Taso 1/ }))
  expect(heard.at(-1)).toEqual({ value: 1, skipped: null, comment: 'Ok' })
})

it('takes whole percents and says their level', async () => {
  const heard: CriterionAnswer[] = []
  await renderInApp(<Written scale="q" onSay={(answer) => heard.push(answer)} />, { features: ['assessment'] })
  await userEvent.type(screen.getByLabelText('Osuus, %'), '6x4')
  expect(heard.at(-1)?.value).toBe(64)
  expect(screen.getByText('Taso 2 (vähintään 50 %)')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Ohitetaan perustellusti' }))
  expect(heard.at(-1)).toMatchObject({ value: null, skipped: '' })
})

it('is read and not written where it is to be so', async () => {
  const heard: CriterionAnswer[] = []
  await renderInApp(<Written scale="p" isReadOnly onSay={(answer) => heard.push(answer)} />, { features: ['assessment'] })
  expect(screen.getAllByRole('radio').every((radio) => (radio as HTMLInputElement).disabled)).toBe(true)
  expect(screen.queryByLabelText('Kommentti')).toBeNull()
  expect(heard).toEqual([])
})
