/** The days of a round, whom it asks and when it reminds. */
import { useFormat } from '../../../../ui/format.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { RoundRecord } from '../round.operations.js'
import styles from '../round.module.css'

const days = ['opensOn', 'dueOn', 'graceUntil', 'verifyBy', 'acceptBy'] as const

/** Whom a rule asks, in words. */
export function useRuleText() {
  const t = useText()
  return ({ kind, centreIds, unitKinds, unitIds }: RoundRecord['unitRule']): string => {
    if (kind === 'kinds') return t('round.rule.kinds', { kinds: unitKinds.map((each) => t(`network.kind.${each}`)).join(', ') })
    return t(`round.rule.${kind}`, { count: kind === 'centres' ? centreIds.length : unitIds.length })
  }
}

/** When a round reminds, in words. */
export function useReminderText() {
  const t = useText()
  return (reminderDays: readonly number[]): string => {
    if (reminderDays.length === 0) return t('round.remind.never')
    const one = (distance: number): string => {
      if (distance === 0) return t('round.remind.onDay')
      return t(distance < 0 ? 'round.remind.before' : 'round.remind.after', { count: Math.abs(distance) })
    }
    return reminderDays.map(one).join(', ')
  }
}

export function RoundFacts({ round }: { readonly round: RoundRecord }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [ruleText, reminderText] = [useRuleText(), useReminderText()]
  const instructions = pick(round.instructions)
  const facts = [
    ...days.map((name) => [t(`round.day.${name}`), format.day(round[name])] as const),
    [t('round.units'), `${ruleText(round.unitRule)} ${t(`round.membership.${round.membership}`)}`] as const,
    [t('round.reminders'), reminderText(round.reminderDays)] as const,
    ...(instructions.trim() === '' ? [] : [[t('round.instructions'), instructions] as const])
  ]
  return (
    <dl className={styles.about}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
