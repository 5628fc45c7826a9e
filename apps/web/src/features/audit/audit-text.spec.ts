import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { createIntl } from 'react-intl'
import { formatDay } from '../../ui/format.js'
import { formatText, languages, languageTag, pickText, type Language } from '../../ui/text.js'
import appEn from '../../app/messages/en.json' with { type: 'json' }
import appFi from '../../app/messages/fi.json' with { type: 'json' }
import appSv from '../../app/messages/sv.json' with { type: 'json' }
import en from '../access/messages/en.json' with { type: 'json' }
import fi from '../access/messages/fi.json' with { type: 'json' }
import sv from '../access/messages/sv.json' with { type: 'json' }
import { auditActions } from './audit-actions.js'
import { auditSubjects } from './audit-subject.js'
import { auditSentence, type AuditEntryFacts } from './audit-text.js'
import auditEn from './messages/en.json' with { type: 'json' }
import auditFi from './messages/fi.json' with { type: 'json' }
import auditSv from './messages/sv.json' with { type: 'json' }

const messages = {
  fi: { ...appFi, ...fi, ...auditFi },
  sv: { ...appSv, ...sv, ...auditSv },
  en: { ...appEn, ...en, ...auditEn }
}
const oulu: AuditEntryFacts['unit'] = { id: 'u', type: 'local_unit', name: { fi: 'Oulun Oiva', sv: '', en: 'Oulu Oiva' } }

function anEntry(change: Partial<AuditEntryFacts>): AuditEntryFacts {
  const facts = { outcome: 'done', errorCode: null, actorId: 'p1', actorName: 'Maarit Oinonen', details: {}, unit: null } as const
  return { action: 'signIn', ...facts, ...change }
}

function tell(entry: AuditEntryFacts, language: Language = 'fi', errors: string[] = []) {
  const onError = (error: Error) => errors.push(error.message)
  const intl = createIntl({ locale: languageTag[language], messages: messages[language], onError })
  return auditSentence(entry, {
    t: (id, values) => formatText(intl as never, id, values),
    pick: (text) => pickText(text, language).text,
    day: (day) => formatDay(day, language),
    join: (words) => intl.formatList(words, { type: 'conjunction' }) as string,
    knows: (id) => id in messages[language]
  })
}

describe('an entry of the audit trail as a sentence', () => {
  const cases = [...auditActions, 'somethingNew'].flatMap((action) =>
    languages.flatMap((language) => (['done', 'refused'] as const).map((outcome) => ({ action, language, outcome })))
  )

  it.each(cases)('tells $action, $outcome, in $language without a gap', ({ action, language, outcome }) => {
    const errors: string[] = []
    const details = { role: 'unit_manager', fields: 'displayName, language', validTo: '2027-01-01' }
    const { text } = tell(anEntry({ action, outcome, details, unit: oulu }), language, errors)
    expect(errors).toEqual([])
    expect(text).not.toMatch(/[{}<>]|admin\./)
    expect(text).toBe(text.trim())
  })

  it('names the role, the unit and the last day', () => {
    const details = { role: 'unit_manager', validTo: '2027-01-01' }
    expect(tell(anEntry({ action: 'grantRole', details, unit: oulu })).text).toBe('antoi roolin Yksikön johtaja: Oulun Oiva')
    expect(tell(anEntry({ action: 'endRole', details, unit: oulu })).text).toBe(
      'päätti roolin Yksikön johtaja: Oulun Oiva, viimeinen päivä 31.12.2026'
    )
  })

  it('names the changed fields of a profile', () => {
    const details = { fields: 'displayName, language' }
    expect(tell(anEntry({ action: 'updateProfile', details })).text).toBe('muutti profiiliaan: nimi ja kieli')
    expect(tell(anEntry({ action: 'updateProfile', details }), 'sv').text).toBe('ändrade sin profil: namn och språk')
  })

  it('falls back to the name of an act that it does not know', () => {
    expect(tell(anEntry({ action: 'openWindow', unit: oulu })).text).toBe('teki toiminnon openWindow: Oulun Oiva')
  })

  it('says why something was refused, and gives the code when it has no words for it', () => {
    const refused = { action: 'changePassword', outcome: 'refused' } as const
    expect(tell(anEntry({ ...refused, errorCode: 'PASSWORD_WRONG' }))).toEqual({
      actor: 'Maarit Oinonen',
      text: 'yritti vaihtaa salasanansa',
      reason: 'nykyinen salasana oli väärä'
    })
    expect(tell(anEntry({ ...refused, errorCode: 'SOMETHING_NEW' })).reason).toBe('SOMETHING_NEW')
  })

  it('tells the system from a person whom the reader may not see', () => {
    expect(tell(anEntry({ actorId: null, actorName: null })).actor).toBe('Solmu')
    expect(tell(anEntry({ actorName: null })).actor).toContain('jota et näe')
  })
})

describe('the trail has a sentence', () => {
  const root = join(import.meta.dirname, '../../../../..')
  const known: readonly string[] = auditActions

  it('for every mutation of the schema', () => {
    const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})
    expect(mutations.length).toBeGreaterThan(10)
    expect(mutations.filter((name) => !known.includes(name))).toEqual([])
  })

  it('for everything else that the API records by name: sensitive reads, jobs and what happens outside of GraphQL', () => {
    const folder = join(root, 'apps/api/src')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.spec)\.ts$/.test(file) && !file.startsWith('core'))
    const found = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const written = [...text.matchAll(/audit\.(?:done|refused)\(\s*'(\w+)'/g)].map(([, name]) => name ?? '')
      const logged = [...text.matchAll(/@Logged\([^)]*\)[\s\S]*?@Query\(([\s\S]*?)\n {2}(\w+)\(/g)].map(
        ([, options, method]) => /name: '(\w+)'/.exec(options ?? '')?.[1] ?? method ?? ''
      )
      return [...written, ...logged]
    })
    expect(found).toEqual(expect.arrayContaining(['signIn', 'auditEntries', 'outboxMails']))
    expect(found.filter((name) => !known.includes(name))).toEqual([])
  })

  it('and a kind for every record that the API tells it of', () => {
    const folder = join(root, 'apps/api/src')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.spec)\.ts$/.test(file))
    const found = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const noted = [...text.matchAll(/subjectType: '(\w+)'|\bsubject\(\s*'(\w+)'|@Logged\(\s*'(\w+)'/g)].map(([, ...kinds]) => kinds.find(Boolean) ?? '')
      // Past the writer of the trail: consortium, actor, action, outcome, error, unit, kind.
      const appended = [...text.matchAll(/audit_append\((?:[^,()]+,){6}\s*'(\w+)'/g)].map(([, kind]) => kind ?? '')
      return [...noted, ...appended]
    })
    expect(found).toEqual(expect.arrayContaining(['user', 'collection_round', 'unit_return', 'audit_trail', 'consortium']))
    const named: readonly string[] = auditSubjects
    expect([...new Set(found)].filter((kind) => !named.includes(kind))).toEqual([])
    // The history of a unit is asked for by this kind, and found by the unit at which an entry happened; the rules of membership
    // are told of by the table in which they are.
    expect(named.filter((kind) => !found.includes(kind))).toEqual(['decision_path', 'criteria_set', 'org_unit'])
  })

  it('and every kind of record a name', () => {
    for (const language of languages) {
      const missing = auditSubjects.filter((type) => messages[language][`audit.subject.${type}` as keyof typeof auditFi] === undefined)
      expect([language, ...missing]).toEqual([language])
    }
  })
})
