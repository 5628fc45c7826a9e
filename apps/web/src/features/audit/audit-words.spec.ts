import { formatDay } from '../../ui/format.js'
import appFi from '../../app/messages/fi.json' with { type: 'json' }
import networkFi from '../network/messages/fi.json' with { type: 'json' }
import auditFi from './messages/fi.json' with { type: 'json' }
import { auditFieldName, auditValue, type AuditWordTexts } from './audit-words.js'

const UNIT = '01990000-0000-7000-8000-00000000000d'
const messages: Readonly<Record<string, string>> = { ...appFi, ...networkFi, ...auditFi }
const texts: AuditWordTexts = {
  t: (id) => messages[id] ?? id,
  knows: (id) => id in messages,
  day: (day) => formatDay(day, 'fi'),
  instant: (at) => `hetki ${at}`,
  nameOf: (id) => (id === UNIT ? 'Oulun Oiva' : undefined)
}

it.each([
  ['role', 'auditor', 'Tarkastaja'],
  ['unitId', UNIT, 'Oulun Oiva'],
  ['unitId', UNIT.toUpperCase(), 'Oulun Oiva'],
  ['validTo', '2027-12-31', '31.12.2027'],
  ['isActive', 'true', 'kyllä'],
  ['methods', 'password, totp', 'salasana, todennussovellus'],
  ['units', 'Levi, workshop, 261, 2020-01-01–', 'Levi, Työpaja, 261, 1.1.2020–'],
  ['parentUnits', `${UNIT} → ${UNIT}, 2020-01-01–2021-01-01`, 'Oulun Oiva → Oulun Oiva, 1.1.2020–1.1.2021'],
  ['groups', `solmu-admins → auditor @ ${UNIT}`, 'solmu-admins → Tarkastaja @ Oulun Oiva'],
  ['expiresAt', '2026-11-05T07:00:00Z', 'hetki 2026-11-05T07:00:00Z']
])('tells %s %s as %s', (field, kept, read) => {
  expect(auditValue(field, kept, texts)).toBe(read)
})

it('leaves what it does not know as it is', () => {
  const stranger = '01990000-0000-7000-8000-0000000000ff'
  expect(auditValue('userId', stranger, texts)).toBe(stranger)
  expect(auditValue('role', 'emperor', texts)).toBe('emperor')
  expect(auditFieldName('somethingNew', texts)).toBe('somethingNew')
  expect(auditFieldName('endReason', texts)).toBe('päättämisen peruste')
})
