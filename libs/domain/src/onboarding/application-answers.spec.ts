import fc from 'fast-check'
import { answerIssue, applicationIssues, applicationProgress, identityOf, readSection, sectionIssues, type SectionAnswers } from './application-answers.js'
import { applicationForm, applicationSections, formFieldKinds, newestFormVersion, operatorCriteria } from './application-form.js'
import { applicationLinkDays, applicationLinkEnd } from './application-link.js'
import { likeBodies } from './likeness.js'
import { callState, readCall } from './membership-call.js'

const form = applicationForm(newestFormVersion)
const organisation = form.sections[0]!

/** Everything that must be told, rightly. */
const right: Readonly<Record<string, unknown>> = { businessId: '1234567-1', contactEmail: 'a@hakija.example', postalCode: '80100', municipality: '167', legalForm: 'association' }
const whole = Object.fromEntries(
  form.sections.map((section) => [
    section.code,
    readSection(
      section,
      Object.fromEntries(section.fields.map(({ code, kind, options }) => [code, right[code] ?? (kind === 'choices' ? [options[0]?.code] : kind === 'count' ? '12' : kind === 'links' ? [] : kind === 'website' ? '' : 'Kerrottu')]))
    )
  ])
)

describe('the form', () => {
  it('asks for the organisation, its size, its services and the five criteria, each in three languages', () => {
    expect(form.sections.map(({ code }) => code)).toEqual(applicationSections)
    for (const { title, intro, fields } of form.sections) {
      for (const text of [title, intro, ...fields.flatMap(({ label, help, options }) => [label, ...(help ? [help] : []), ...options.map((each) => each.label)])]) {
        expect(Object.values(text).every((each) => each.trim() !== '')).toBe(true)
      }
      expect(fields.every(({ kind }) => formFieldKinds.includes(kind))).toBe(true)
    }
    expect(operatorCriteria.every((code) => form.sections.some((section) => section.code === code && section.takesFiles))).toBe(true)
  })

  it('has no version that nobody began with', () => {
    expect(() => applicationForm(newestFormVersion + 1)).toThrow('no version')
  })
})

describe('what is told', () => {
  it('is whole when nothing is missing or wrong', () => {
    expect(applicationIssues(form, whole)).toEqual([])
    const { told, asked } = applicationProgress(form, whole)
    expect(told).toBe(asked)
  })

  it.each([
    ['businessId', '1234567-0', 'INVALID_BUSINESS_ID'],
    ['contactEmail', 'hakija', 'INVALID_EMAIL'],
    ['postalCode', '8010', 'INVALID_POSTAL_CODE'],
    ['website', 'javascript:alert(1)', 'INVALID_WEBSITE'],
    ['name', '', 'REQUIRED'],
    ['languages', [], 'REQUIRED'],
    ['legalForm', 'empire', 'REQUIRED']
  ])('is refused by the name of its field: %s', (field, answer, code) => {
    const issues = applicationIssues(form, { ...whole, organisation: { ...(whole['organisation'] as SectionAnswers), [field]: answer } })
    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([[code, ['organisation', field]]])
  })

  it('is refused where a number is none, or more than there can be, and where a page is none', () => {
    const figures = form.sections[1]!
    const of = (coachingStaff: string) => sectionIssues(figures, { ...(whole['figures'] as SectionAnswers), coachingStaff }).map(({ code }) => code)
    expect([of('kymmenen'), of('-1'), of('9999999'), of('0')]).toEqual([['INVALID_NUMBER'], ['INVALID_NUMBER'], ['OUT_OF_RANGE'], []])
    const links = form.sections.at(-1)!.fields.find(({ kind }) => kind === 'links')!
    expect(answerIssue(links, [{ title: 'a', url: 'verstas' }], [])?.code).toBe('INVALID_WEBSITE')
  })

  it('is kept as it was typed, in its own shape, and the same when it is read once more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...form.sections), fc.dictionary(fc.string(), fc.anything()), (section, given) => {
        const typed = { ...given, ...Object.fromEntries(section.fields.map(({ code }, place) => [code, Object.values(given)[place]])) }
        const once = readSection(section, typed)
        expect(Object.keys(once)).toEqual(section.fields.map(({ code }) => code))
        expect(readSection(section, once)).toEqual(once)
        expect(() => applicationIssues(form, { [section.code]: once })).not.toThrow()
      })
    )
  })

  it('names the organisation, and its business id once that is one', () => {
    expect(identityOf({ name: ' Paja ry ', businessId: 'FI12345671' })).toEqual({ name: 'Paja ry', businessId: '1234567-1' })
    expect(identityOf(readSection(organisation, { businessId: '1234567-0' })).businessId).toBeNull()
  })
})

describe('likeness', () => {
  const body = (id: string, fi: string, businessId: string | null = null) => ({ id, name: { fi, sv: fi, en: fi }, businessId })
  const known = [body('1', 'Hämeenlinnan Työpajayhdistys ry'), body('2', 'Porin kaupunki', '1234567-1'), body('3', 'Rinnekoti-säätiö')]

  it.each([
    ['Hameenlinnan Tyopaja', null, '1'],
    ['RINNEKOTISÄÄTIÖ SR', null, '3'],
    ['Jokin muu', '1234567-1', '2']
  ])('finds %s without case, form and marks', (name, businessId, id) => {
    expect(likeBodies({ name, businessId }, known).map((each) => each.id)).toContain(id)
  })

  it('finds nothing for a name that has nothing in common, and nobody twice', () => {
    expect(likeBodies({ name: 'Xyz', businessId: null }, known)).toEqual([])
    fc.assert(
      fc.property(fc.string(), (name) => {
        const found = likeBodies({ name, businessId: null }, known)
        expect(new Set(found).size).toBe(found.length)
      })
    )
  })
})

describe('a call', () => {
  const days = { opensOn: '2026-11-01', closesOn: '2026-11-30', isPublished: true, isWithdrawn: false }
  it.each([
    ['2026-10-31', 'coming'],
    ['2026-11-01', 'open'],
    ['2026-11-30', 'open'],
    ['2026-12-01', 'closed']
  ])('on %s is %s', (today, state) => {
    expect(callState(days, today)).toBe(state)
    expect([callState({ ...days, isPublished: false }, today), callState({ ...days, isWithdrawn: true }, today)]).toEqual(['draft', 'withdrawn'])
  })

  it('needs a Finnish title and text, and days in order', () => {
    const text = { fi: 'Haku' }
    const codes = (of: object) => readCall({ title: text, body: text, opensOn: '2026-11-01', closesOn: '2026-11-30', ...of }).issues.map(({ code, path }) => [code, ...path])
    expect(codes({})).toEqual([])
    expect(codes({ title: { fi: ' ' }, closesOn: '2026-10-01' })).toEqual([['REQUIRED', 'title', 'fi'], ['DAYS_REVERSED', 'closesOn']])
    expect(codes({ closesOn: '2028-01-01' })).toEqual([['OUT_OF_RANGE', 'closesOn']])
  })
})

it('a link holds for a month', () => {
  const now = new Date('2026-11-01T08:00:00Z')
  expect(applicationLinkEnd(now).getTime() - now.getTime()).toBe(applicationLinkDays * 86_400_000)
})
