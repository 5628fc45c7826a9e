/** The devices on which people answer, and the way to end one before its day does. */
import { useMutation } from '@apollo/client/react'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { closeSurveyKioskMutation, type WholeRound } from './survey-round.operations.js'
import styles from './survey.module.css'

export function RoundKiosks({ round }: { readonly round: WholeRound }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const describe = useErrorMessage()
  const [close, { loading }] = useMutation(closeSurveyKioskMutation)
  if (round.kiosks.length === 0) return null
  const unitOf = (unitId: string) => round.units.find(({ unit }) => unit.id === unitId)
  async function end(kioskId: string) {
    try {
      await close({ variables: { input: { kioskId } } })
      showToast({ kind: 'done', text: t('survey.kiosk.ended') })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  return (
    <Section title={t('survey.kiosk.list')}>
      <ul className={styles.plain}>
        {round.kiosks.map(({ id, unitId, openedOn, openedBy, isOpen }) => {
          const at = unitOf(unitId)
          const unit = at ? pick(at.unit.name) : ''
          return (
            <li key={id} className={styles.line}>
              <span>{t(isOpen ? 'survey.kiosk.isOpen' : 'survey.kiosk.wasOpen', { unit, day: format.day(openedOn), who: openedBy ?? '' })}</span>
              {isOpen && at?.mayManage && (
                <Button size="small" isBusy={loading} aria-label={t('survey.kiosk.closeFor', { unit, day: format.day(openedOn) })} onClick={() => void end(id)}>
                  {t('survey.kiosk.close')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
