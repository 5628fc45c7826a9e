import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { daysThatMandatesEnd, isMandateEnding, mostNegotiators, negotiationGaps, negotiationGapsOf, negotiationStates, readMeeting, readNegotiation } from './negotiation.js'

/** What is refused, each with its field. */
function refused(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return (error.issues.length === 0 ? [error] : error.issues).map(({ code, path }) => [code, path?.join('.')].join(' '))
  }
}

const today: IsoDate = '2026-06-15'
const named = (personName: string) => ({ userId: null, personName })
const draft = { authority: 'Järviseudun hyvinvointialue', subject: 'Kuntoutus', limits: '', validFrom: today, validTo: addDays(today, 90), negotiators: [{ userId: 'a', personName: '' }, named(' Reino  Valkama ')] }

describe('a mandate to negotiate', () => {
  it('names its negotiators by account or by name, and its days', () => {
    expect(readNegotiation({ ...draft, subject: ' Kuntoutus ' })).toEqual({ ...draft, negotiators: [{ userId: 'a', personName: '' }, named('Reino  Valkama')] })
    expect(refused(() => readNegotiation({ ...draft, validTo: today, negotiators: [] }))).toEqual([])
  })

  it.each([
    ['without an authority', { authority: ' ' }, ['REQUIRED authority']],
    ['without a subject', { subject: '' }, ['REQUIRED subject']],
    ['that ends before it begins', { validTo: addDays(today, -1) }, ['DAYS_REVERSED validTo']],
    ['with somebody twice', { negotiators: [{ userId: 'a', personName: '' }, { userId: 'a', personName: '' }] }, ['ALREADY_EXISTS negotiators.1']],
    ['with somebody who has neither account nor name', { negotiators: [named(' ')] }, ['REQUIRED negotiators.0.personName']],
    ['with more negotiators than a table seats', { negotiators: Array.from({ length: mostNegotiators + 1 }, (_, at) => named(`Neuvottelija ${at}`)) }, ['OUT_OF_RANGE negotiators']],
    ['with limits that fill a book', { limits: 'a'.repeat(10_001) }, ['TOO_LONG limits']],
    ['with a subject of several lines', { subject: 'a\nb' }, ['INVALID_INPUT subject']]
  ])('%s is refused, at its field', (_case, of, expected) => {
    expect(refused(() => readNegotiation({ ...draft, ...of }))).toEqual(expected)
  })

  it('is given by a body or a decision, to somebody, within limits: what is missing is said, and nothing else', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat({ max: 3 }), fc.constantFrom('', 'Enintään kolme vuotta.'), (hasSource, negotiatorCount, limits) => {
        const gaps = negotiationGapsOf({ hasSource, negotiatorCount, limits })
        expect(gaps.includes('source')).toBe(!hasSource)
        expect(gaps.includes('negotiators')).toBe(negotiatorCount === 0)
        expect(gaps.includes('limits')).toBe(limits === '')
        expect(gaps).toEqual(negotiationGaps.filter((gap) => gaps.includes(gap)))
      })
    )
  })

  it('ends soon from thirty days before its last day on, until its outcome is written down', () => {
    fc.assert(
      fc.property(fc.constantFrom(...negotiationStates), fc.integer({ min: -60, max: 60 }), (state, ahead) => {
        expect(isMandateEnding({ state, validTo: addDays(today, ahead) }, today)).toBe(state === 'given' && ahead <= daysThatMandatesEnd)
      })
    )
  })
})

describe('a meeting with the authority', () => {
  const meeting = { metOn: today, place: '', people: 'Hankintapäällikkö', notes: 'Sovittiin\nlaskelmasta.', links: [{ title: '', url: 'https://asiakirjat.example/1' }] }
  const within = { validFrom: addDays(today, -10), today }

  it('was held within the mandate, today at the latest', () => {
    expect(readMeeting(meeting, within)).toEqual({ ...meeting, links: [{ title: 'https://asiakirjat.example/1', url: 'https://asiakirjat.example/1' }] })
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 10 }), (ahead) => {
        expect(refused(() => readMeeting({ ...meeting, metOn: addDays(today, ahead) }, within))).toEqual(ahead < -10 || ahead > 0 ? ['OUT_OF_RANGE metOn'] : [])
      })
    )
  })

  it.each([
    ['who was there', { people: ' ' }, ['REQUIRED people']],
    ['what was said', { notes: '' }, ['REQUIRED notes']],
    ['where its papers are, when it names them', { links: [{ title: 'Muistio', url: 'levyasema/muistio' }] }, ['INVALID_INPUT links.0.url']]
  ])('says %s', (_case, of, expected) => {
    expect(refused(() => readMeeting({ ...meeting, ...of }, within))).toEqual(expected)
  })
})
