import { type AutomaticReason, automaticReason, readAutomaticReason } from './automatic-reason.js'

const reasons: readonly AutomaticReason[] = [
  { kind: 'template' },
  { kind: 'membership_ends', organisation: 'Pajaväki: Savo ja Karjala ry' },
  { kind: 'end_undone', organisation: 'Österbottens Verkstad rf' },
  { kind: 'merger', names: ['Maaninka'], into: 'Kuopio' },
  { kind: 'merger', names: ['Nilsiä', 'Karttula', 'Juankoski'], into: 'Kuopio' },
  { kind: 'division', names: ['Längelmäki'] },
  { kind: 'division', names: ['Vahto', 'Längelmäki'] }
]

it.each(reasons)('knows again what it has written: %j', (reason) => {
  expect(readAutomaticReason(automaticReason(reason))).toEqual(reason)
})

it.each(['', 'Turun seudun palvelut koottiin yhteen yksikköön', 'Kuntaliitos', 'jäsenet.csv'])('leaves alone what people write: %j', (text) => {
  expect(readAutomaticReason(text)).toBeNull()
})
