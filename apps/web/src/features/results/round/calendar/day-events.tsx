/** What one day is to the rounds: a line for each, which leads to the round. */
import { TextLink } from '../../../../ui/link.js'
import { pickText, useLanguage, useText, type LocalizedText } from '../../../../ui/text.js'
import styles from '../round.module.css'

/** A day of a round; one that is not saved yet has no page to lead to. */
export interface CalendarEvent {
  readonly day: string
  readonly kind: string
  readonly round: { readonly id: string | null; readonly name: LocalizedText }
}

export function DayEvents({ events }: { readonly events: readonly CalendarEvent[] }) {
  const t = useText()
  const language = useLanguage()
  if (events.length === 0) return null
  return (
    <ul className={styles.events}>
      {events.map(({ kind, round }) => {
        const { text, lang } = pickText(round.name, language)
        return (
          <li key={`${kind} ${round.id}`} data-kind={kind}>
            <span className={styles.eventKind}>{t(`round.event.${kind}`)}</span>{' '}
            {round.id !== null && (
              <TextLink to="/$lang/results/rounds/$id" params={{ lang: language, id: round.id }} lang={lang === language ? undefined : lang}>
                {text}
              </TextLink>
            )}
          </li>
        )
      })}
    </ul>
  )
}
