/**
 * The rules with which a first charter begins, as a proposal: what associations in Finland commonly agree. They bind nobody
 * until a charter with them is adopted, and every one of them can be changed before.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { BodyRule, CharterRules, MatterRule } from './charter-rules.js'
import type { MajorityRule } from './majority.js'

const noName: LocalizedText = { fi: '', sv: '', en: '' }
const moreThanHalf = { top: 1, bottom: 2, isExceeded: true } as const
const simple: MajorityRule = { share: 'simple', of: 'given', abstentions: 'out' }

const bodies: readonly BodyRule[] = [
  { kind: 'assembly', quorum: { of: 'members', share: { top: 1, bottom: 3, isExceeded: false }, atLeast: 3 }, noticeDays: 14, proxiesAtMost: 1, procedures: ['meeting', 'electronic'] },
  { kind: 'board', quorum: { of: 'seats', share: moreThanHalf, atLeast: 3 }, noticeDays: 7, proxiesAtMost: 0, procedures: ['meeting', 'electronic', 'written'] },
  { kind: 'regional_board', quorum: { of: 'seats', share: moreThanHalf, atLeast: 3 }, noticeDays: 7, proxiesAtMost: 0, procedures: ['meeting', 'electronic', 'written'] },
  { kind: 'working_group', quorum: { of: 'members', share: { top: 1, bottom: 3, isExceeded: false }, atLeast: 2 }, noticeDays: 3, proxiesAtMost: 0, procedures: ['meeting', 'electronic', 'written'] }
]

const ordinary: MatterRule = {
  matter: 'ordinary',
  name: noName,
  decidedBy: 'board',
  noticeDays: null,
  majority: simple,
  tie: 'chair',
  secrecy: 'open',
  mayChange: true,
  whoMayPropose: ['member', 'board', 'head_office'],
  veto: [],
  consent: [],
  voices: 'all'
}

export const shippedRules: CharterRules = {
  votes: 'one_each',
  bodies,
  matters: [
    ordinary,
    { ...ordinary, matter: 'election', decidedBy: 'assembly', tie: 'lot', secrecy: 'secret_on_request', whoMayPropose: ['member'] },
    { ...ordinary, matter: 'charter_amendment', decidedBy: 'assembly', noticeDays: 30, majority: { share: 'three_quarters', of: 'given', abstentions: 'out' }, tie: 'falls', whoMayPropose: ['member', 'board'] },
    { ...ordinary, matter: 'expulsion', decidedBy: 'assembly', noticeDays: 30, majority: { share: 'two_thirds', of: 'given', abstentions: 'out' }, tie: 'falls', secrecy: 'secret', mayChange: false, whoMayPropose: ['board', 'regional_board'] },
    { ...ordinary, matter: 'budget', decidedBy: 'assembly', majority: { share: 'absolute', of: 'present', abstentions: 'in' }, tie: 'falls', whoMayPropose: ['board'] },
    { ...ordinary, matter: 'centre_choice', decidedBy: 'assembly', noticeDays: 21, majority: { share: 'absolute', of: 'given', abstentions: 'out' }, tie: 'again', secrecy: 'secret', whoMayPropose: ['member', 'regional_board', 'board'], consent: ['concerned'] }
  ]
}
